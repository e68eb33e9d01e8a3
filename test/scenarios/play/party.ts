import { type Calendar, deriveCalendar, type Override } from '../../../src/domain/calendar.ts';
import { shiftStages } from '../../../src/domain/calendar-refusals.ts';
import { addDays, daysBetween } from '../../../src/domain/local-date.ts';
import type { Template } from '../../../src/domain/template.ts';
import { isWorkday, nextWorkday } from '../../../src/domain/workday.ts';

/** The part of the campaign to which a scene belongs: one of the three stages, or what comes after. */
export type Part = 1 | 2 | 3 | 'consolidation' | 'report' | 'look-back';

/** Branches that go through the campaign together, on the dates that their calendar gives them. */
export interface Party {
  name: 'first' | 'late' | 'document-002' | 'second' | 'third';
  batch: number;
  /** Their names on the roster; the first party is as many of the 21 as play. */
  units: readonly string[];
  calendar: Calendar;
}

/** The year in which the played campaign begins. */
const year = 2026;
const reason = '因工作需要推迟';

/** The unit whose dates document (002) tells: stage 2 from 23 March, stage 3 from 20 May to 20 June. */
export const movesOf002: readonly { key: string; on: string }[] = [
  { key: 'stage-1.to', on: '2026-03-22' },
  { key: 'stage-2.to', on: '2026-05-19' },
  { key: 'stage-3.to', on: '2026-06-20' },
];
/** The other late unit begins three weeks after the rest. */
export const lateFrom = '2026-02-14';

/** Everybody of document (003): the first batch, two units of it that are late, the second and the third. */
export function partiesOf(template: Template, first: readonly string[]): Party[] {
  const party = (
    name: Party['name'],
    batch: number,
    units: readonly string[],
    overrides: readonly Override[] = [],
  ): Party => ({ name, batch, units, calendar: deriveCalendar(template, { batch, year, overrides }) });
  return [
    party('first', 1, first),
    party(
      'late',
      1,
      ['福利彩票发行中心党支部'],
      shiftStages(template, { batch: 1, year, stage: 'stage-1', from: lateFrom, reason }),
    ),
    party(
      'document-002',
      1,
      ['驻外办事处党支部'],
      movesOf002.map(({ key, on }) => ({ key, date: on, reason })),
    ),
    party('second', 2, ['社区服务中心党支部', '民政幼儿园党支部']),
    party('third', 3, ['福利农场党支部', '机关党委办公室党支部']),
  ];
}

/**
 * The day on which a party does what the first does on `day` ('MM-DD' of the first year): as far into its own stage, a
 * longer or shorter one in proportion; after the stages as many days behind the beginning of the part. A day of rest gives
 * way to the next workday: nothing is sent on it.
 */
export function dayOf(party: Party, base: Calendar, day: string, part: Part): string {
  const [there, here] = [spanOf(base, part), spanOf(party.calendar, part)];
  const into = daysBetween(there.from, `${year}-${day}`);
  const scale =
    typeof part === 'number' ? daysBetween(here.from, here.to) / daysBetween(there.from, there.to) : 1;
  const own = addDays(here.from, Math.round(into * scale));
  return party.calendar === base || isWorkday(own) ? own : nextWorkday(own);
}

function spanOf(calendar: Calendar, part: Part): { from: string; to: string } {
  const due = calendar.specialReportDue ?? '';
  if (part === 'report') return { from: due, to: due };
  const number = part === 'consolidation' ? 4 : part === 'look-back' ? 5 : part;
  const stage = calendar.stages.find((one) => one.number === number);
  if (!stage) throw new Error(`no stage ${number} in this calendar`);
  return stage;
}
