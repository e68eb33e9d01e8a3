import { addDays, addMonths } from './local-date.ts';
import { followsOn, inCommonYear, type MonthDay, resolveMonthDay } from './month-day.ts';
import type { Fault, FieldPath } from './template-problem.ts';
import type { Sketch, StageSketch } from './template-sketch.ts';
import { templateWords as words } from './template-words.ts';

type Placed = { stage: StageSketch; path: FieldPath; name: string };

const PHASES = ['concentrated', 'consolidation', 'look-back'];
const COMMON_YEAR = 2001;

/** The faults of a template's dates against each other: stages, steps, batches, report and review window. */
export function scheduleFaults(template: Sketch): Fault[] {
  const stages = template.stages.map((stage, s) => ({
    stage,
    path: ['stages', s],
    name: stage.key ?? `stages[${s}]`,
  }));
  const concentrated = stages.filter(({ stage }) => stage.phase === 'concentrated');
  return [
    ...phaseOrder(template, concentrated.length),
    ...concentrated.flatMap(({ stage, path }) => endsBeforeStart(stage.from, stage.to, [...path, 'to'])),
    ...concentrated.slice(1).flatMap((next, i) => borders(concentrated[i]!, next)),
    ...tooShort(template, concentrated),
    ...concentrated.flatMap(stepTimes),
    ...batchWindows(template, concentrated),
    ...reportAndReview(template, concentrated.at(-1)?.stage.to),
  ];
}

const before = (a: MonthDay, b: MonthDay) => inCommonYear(a) < inCommonYear(b);

function endsBeforeStart(from: MonthDay | undefined, to: MonthDay | undefined, path: FieldPath): Fault[] {
  if (from === undefined || to === undefined || !before(to, from)) return [];
  return [{ code: 'ends-before-start', path, message: words['ends-before-start']({ from, to }) }];
}

function phaseOrder(template: Sketch, concentrated: number): Fault[] {
  const faults: Fault[] = [];
  const ranks = template.stages.map((stage) => PHASES.indexOf(stage.phase ?? ''));
  ranks.forEach((rank, s) => {
    const beside = s === 0 ? rank : ranks[s - 1]!;
    const repeatedLast = rank > 0 && rank === beside && s > 0;
    if (rank >= 0 && (rank < beside || repeatedLast)) {
      faults.push({
        code: 'phases-out-of-order',
        path: ['stages', s],
        message: words['phases-out-of-order'](),
      });
    }
  });
  if (concentrated === 0 && template.stages.length > 0 && !ranks.includes(-1)) {
    faults.push({
      code: 'no-concentrated-stage',
      path: ['stages'],
      message: words['no-concentrated-stage'](),
    });
  }
  const lookBack = template.stages.findIndex((stage) => stage.phase === 'look-back');
  if (lookBack >= 0 !== (template.reviewWindow !== undefined)) {
    const path = lookBack >= 0 ? ['stages', lookBack] : ['reviewWindow'];
    faults.push({ code: 'review-window-missing', path, message: words['review-window-missing']() });
  }
  return faults;
}

function borders(previous: Placed, next: Placed): Fault[] {
  const [to, from] = [previous.stage.to, next.stage.from];
  if (to === undefined || from === undefined || followsOn(to, from)) return [];
  const code = before(to, from) ? 'stages-gap' : 'stages-overlap';
  const message = words[code]({ stage: next.name, from, before: previous.name, to });
  return [{ code, path: [...next.path, 'from'], message }];
}

function tooShort(template: Sketch, concentrated: readonly Placed[]): Fault[] {
  const months = template.concentrated?.minimumMonths;
  const last = concentrated.at(-1);
  const [from, to] = [concentrated[0]?.stage.from, last?.stage.to];
  if (months === undefined || last === undefined || from === undefined || to === undefined) return [];
  if (addMonths(inCommonYear(from), months) <= addDays(inCommonYear(to), 1)) return [];
  const message = words['under-minimum']({ from, to, months });
  return [{ code: 'under-minimum', path: [...last.path, 'to'], message }];
}

function stepTimes({ stage, path }: Placed): Fault[] {
  const { from: first, to: last } = stage;
  return (stage.steps ?? []).flatMap((step, i) => {
    const at: FieldPath = [...path, 'steps', i];
    const name = step.key ?? `steps[${i}]`;
    const ways = [step.from ?? step.to, step.weeks, step.alongside].filter((way) => way !== undefined);
    if (ways.length > 1 || (step.from === undefined) !== (step.to === undefined)) {
      return [{ code: 'step-timing-mixed', path: at, message: words['step-timing-mixed']({ step: name }) }];
    }
    const outside = (['from', 'to'] as const).flatMap((field) => {
      const date = step[field];
      if (date === undefined || first === undefined || last === undefined) return [];
      if (!before(date, first) && !before(last, date)) return [];
      const message = words['step-outside-stage']({ step: name, date, from: first, to: last });
      return [{ code: 'step-outside-stage', path: [...at, field], message }];
    });
    return [...outside, ...endsBeforeStart(step.from, step.to, [...at, 'to'])];
  });
}

function batchWindows(template: Sketch, concentrated: readonly Placed[]): Fault[] {
  const ends = [
    { place: concentrated[0], field: 'from' as const },
    { place: concentrated.at(-1), field: 'to' as const },
  ];
  const faults = template.batches.flatMap((batch, b): Fault[] => {
    const { from, to } = batch;
    if (from === undefined || to === undefined) return [];
    const backwards = endsBeforeStart(from, to, ['batches', b, 'to']);
    if (backwards.length > 0) return backwards;
    const shift = batch.shiftMonths ?? 0;
    const name = batch.key ?? `batches[${b}]`;
    return ends.flatMap(({ place, field }) => {
      const written = place?.stage[field];
      if (place === undefined || written === undefined) return [];
      const date = resolveMonthDay(written, COMMON_YEAR, shift);
      if (date >= inCommonYear(from) && date <= inCommonYear(to)) return [];
      const path = shift === 0 ? [...place.path, field] : ['batches', b, 'shiftMonths'];
      const message = words['stage-outside-batch']({ date: date.slice(5), batch: name, from, to });
      return [{ code: 'stage-outside-batch', path, message }];
    });
  });
  return [...faults, ...batchOrder(template)];
}

function batchOrder(template: Sketch): Fault[] {
  return template.batches.slice(1).flatMap((batch, i) => {
    const earlier = template.batches[i]!;
    if (batch.from === undefined || earlier.to === undefined) return [];
    const starts = resolveMonthDay(batch.from, COMMON_YEAR + (batch.yearsAfterFirst ?? 0));
    const ends = resolveMonthDay(earlier.to, COMMON_YEAR + (earlier.yearsAfterFirst ?? 0));
    if (starts > ends) return [];
    const names = { batch: batch.key ?? `batches[${i + 1}]`, before: earlier.key ?? `batches[${i}]` };
    const path = ['batches', i + 1, 'from'];
    return [{ code: 'batches-out-of-order', path, message: words['batches-out-of-order'](names) }];
  });
}

function reportAndReview(template: Sketch, end: MonthDay | undefined): Fault[] {
  const faults: Fault[] = [];
  const due = template.specialReport?.due;
  if (due !== undefined && end !== undefined && before(due, end)) {
    const message = words['report-too-early']({ date: due, end });
    faults.push({ code: 'report-too-early', path: ['specialReport', 'due'], message });
  }
  const review = template.reviewWindow;
  if (review?.opens === undefined) return faults;
  const { opens, closes } = review;
  if (end !== undefined && !before(end, opens)) {
    const message = words['review-too-early']({ date: opens, end });
    faults.push({ code: 'review-too-early', path: ['reviewWindow', 'opens'], message });
  }
  if (closes === undefined) return faults;
  const backwards = endsBeforeStart(opens, closes, ['reviewWindow', 'closes']);
  if (backwards.length > 0) return [...faults, ...backwards];
  const inside: [MonthDay | undefined, FieldPath][] = [
    [review.selfCheckDue, ['reviewWindow', 'selfCheckDue']],
    [review.spotChecks?.from, ['reviewWindow', 'spotChecks', 'from']],
    [review.spotChecks?.to, ['reviewWindow', 'spotChecks', 'to']],
  ];
  for (const [date, path] of inside) {
    if (date === undefined || (!before(date, opens) && !before(closes, date))) continue;
    const message = words['review-inconsistent']({ date, from: opens, to: closes });
    faults.push({ code: 'review-inconsistent', path, message });
  }
  const { from, to } = review.spotChecks ?? {};
  return [...faults, ...endsBeforeStart(from, to, ['reviewWindow', 'spotChecks', 'to'])];
}
