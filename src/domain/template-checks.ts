import { z } from 'zod';
import { kinds } from './kinds/index.ts';
import { MEASURES_OF_SOMETHING } from './measure-names.ts';
import { inQuietHours } from './quiet-hours.ts';
import { scheduleFaults } from './template-dates.ts';
import { type Fault, type FieldPath, writePath } from './template-problem.ts';
import type { Sketch } from './template-sketch.ts';
import { templateWords as words } from './template-words.ts';

/** The faults between values that are each well formed. */
export function crossFaults(template: Sketch): Fault[] {
  return [
    ...duplicateKeys(template),
    ...numbering(template),
    ...scheduleFaults(template),
    ...stepReferences(template),
    ...measures(template),
    ...quietPings(template),
  ];
}

type Named = { key?: string | undefined; path: FieldPath };

function duplicateKeys(template: Sketch): Fault[] {
  const at = (items: readonly { key?: string | undefined }[], ...path: FieldPath): Named[] =>
    items.map((item, index) => ({ key: item.key, path: [...path, index, 'key'] }));
  const groups: Named[][] = [
    at(template.batches, 'batches'),
    at(template.stages, 'stages'),
    template.batches.flatMap((batch, b) => at(batch.unitKinds, 'batches', b, 'unitKinds')),
    template.stages.flatMap((stage, s) => at(stage.steps ?? [], 'stages', s, 'steps')),
    ...template.stages.map((stage, s) => at(stage.requirements ?? [], 'stages', s, 'requirements')),
    at(template.circles, 'circles'),
    at(template.survey?.choices ?? [], 'survey', 'choices'),
    at(template.survey?.questions ?? [], 'survey', 'questions'),
  ];
  return groups.flatMap(repeated);
}

function repeated(items: readonly Named[]): Fault[] {
  const first = new Map<string, FieldPath>();
  return items.flatMap(({ key, path }) => {
    if (key === undefined) return [];
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, path);
      return [];
    }
    const other = writePath(earlier);
    return [{ code: 'duplicate-key', path, message: words['duplicate-key']({ name: key, other }) }];
  });
}

function numbering(template: Sketch): Fault[] {
  const steps = template.stages.flatMap((stage, s) =>
    (stage.steps ?? []).map((step, i) => ({
      number: step.number,
      path: ['stages', s, 'steps', i, 'number'],
    })),
  );
  const stages = template.stages.map((stage, s) => ({ number: stage.number, path: ['stages', s, 'number'] }));
  const batches = template.batches.map((batch, b) => ({
    number: batch.number,
    path: ['batches', b, 'number'],
  }));
  return [batches, stages, steps].flatMap((items) =>
    items.flatMap(({ number, path }, index) =>
      number === undefined || number === index + 1
        ? []
        : [
            {
              code: 'numbers-out-of-order',
              path,
              message: words['numbers-out-of-order']({ got: number, expected: index + 1 }),
            },
          ],
    ),
  );
}

function stepReferences(template: Sketch): Fault[] {
  return template.stages.flatMap((stage, s) => {
    const steps = stage.steps ?? [];
    const noStep = (got: string, path: FieldPath): Fault => ({
      code: 'no-such-step',
      path,
      message: words['no-such-step']({ got }),
    });
    return [
      ...(stage.requirements ?? []).flatMap((requirement, r) =>
        requirement.step === undefined || steps.some((step) => step.key === requirement.step)
          ? []
          : [noStep(requirement.step, ['stages', s, 'requirements', r, 'step'])],
      ),
      ...steps.flatMap((step, i) =>
        step.alongside === undefined ||
        steps.some(
          (other) => other.key === step.alongside && other.key !== step.key && other.alongside === undefined,
        )
          ? []
          : [noStep(step.alongside, ['stages', s, 'steps', i, 'alongside'])],
      ),
    ];
  });
}

function measures(template: Sketch): Fault[] {
  const hours = template.study?.hours;
  return template.stages.flatMap((stage, s) =>
    (stage.requirements ?? []).flatMap((requirement, r) => {
      const at = (field: string): FieldPath => ['stages', s, 'requirements', r, field];
      const { atLeast, measure } = requirement;
      const judgesHours = requirement.kind === 'study-hour' && requirement.counts !== 'record';
      const faults: Fault[] = [];
      if (MEASURES_OF_SOMETHING.some((name) => name === measure) && requirement.of === undefined) {
        const message = words['measure-needs-of']({ measure: String(measure) });
        faults.push({ code: 'measure-needs-of', path: at('measure'), message });
      }
      const choices = choicesOf(requirement);
      if (choices !== null && requirement.of !== undefined && !choices.includes(requirement.of)) {
        const { of: got, kind = '' } = requirement;
        const message = words['of-unknown']({ got, kind, measure: String(measure), choices });
        faults.push({ code: 'of-unknown', path: at('of'), message });
      }
      if (measure === 'share' && atLeast !== undefined && atLeast > 1) {
        const message = words['share-above-one']({ got: atLeast });
        faults.push({ code: 'share-above-one', path: at('atLeast'), message });
      }
      if (template.profile === 'light' && judgesHours) {
        faults.push({ code: 'light-judges-hours', path: at('kind'), message: words['light-judges-hours']() });
      }
      const sumsHours = requirement.kind === 'study-hour' && measure === 'sum' && requirement.of === 'hours';
      if (sumsHours && hours !== undefined && atLeast !== undefined && atLeast !== hours) {
        const message = words['study-hours-disagree']({ got: atLeast, hours });
        faults.push({ code: 'study-hours-disagree', path: at('atLeast'), message });
      }
      return faults;
    }),
  );
}

/** What `of` may name for a kind that can be filed in this version; null where that is not known. */
function choicesOf({ kind, measure }: { kind?: string | undefined; measure?: string | undefined }) {
  const declared = kinds.find((one) => one.name === kind);
  if (!declared) return null;
  if (measure === 'count') return Object.keys(declared.sorts);
  if (measure === 'share') return Object.keys({ ...declared.sorts, ...declared.amounts });
  // What a distinct count reads may be put together from other records: only sums stand in the payload itself.
  return measure === 'sum' && declared.payload instanceof z.ZodObject
    ? Object.keys(declared.payload.shape)
    : null;
}

function quietPings(template: Sketch): Fault[] {
  const { at, quiet } = template.pings ?? {};
  if (at === undefined || quiet?.from === undefined || quiet.to === undefined) return [];
  const { from, to } = quiet;
  if (!inQuietHours(at, { from, to })) return [];
  const message = words['ping-in-quiet-hours']({ at, from, to });
  return [{ code: 'ping-in-quiet-hours', path: ['pings', 'at'], message }];
}
