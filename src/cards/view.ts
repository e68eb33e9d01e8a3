import type { Figures } from '../domain/figures.ts';
import type { Label, Words } from './words/index.ts';
import { called } from './words/index.ts';

/** A calendar day, 'YYYY-MM-DD', in the campaign's zone. */
export type Day = string;
/** A time of day, 'HH:mm', in the campaign's zone. */
export type Time = string;
export interface Moment {
  on: Day;
  at: Time;
}

/** Where a unit stands: `day` counts from 1 and may pass `days`, for the calendar closes nothing. */
export interface StageNow {
  no: number;
  name: Label;
  day: number;
  days: number;
}

/** Something asked of a person: which item, by when, and why (a requirement's or step's name). */
export interface OpenItem {
  name: Label;
  due: Day;
  /** 0 when it is not overdue. */
  overdueDays: number;
  why?: Label;
}

/** Something asked of a unit, with how far it is. */
export interface UnitItem extends OpenItem {
  /** The requirement's or deadline's key, for the buttons. */
  item: string;
  done: number;
  of: number;
}

export function stageLine(w: Words, stage: StageNow | null): string {
  if (stage === null) return w.me.noStage;
  const name = w.stage.no(stage.no, called(w, stage.name));
  return stage.day > stage.days
    ? w.me.stageOver(name, stage.day - stage.days)
    : w.me.stage(name, stage.day, stage.days);
}

/** "学习学时：请于2月28日（周一）前完成，“集中学习”的要求" or "…：已逾期 3 天，2月28日（周一）截止". */
export function itemLine(w: Words, item: OpenItem, counts = ''): string {
  const due =
    item.overdueDays > 0 ? w.join([w.overdue(item.overdueDays), w.dueOn(item.due)]) : w.before(item.due);
  const name = called(w, item.name);
  const reason = item.why === undefined ? name : called(w, item.why);
  const why = reason === name ? '' : w.why(reason);
  return w.named(name, w.join([counts, due, why]));
}

/** Items as one text, an item a line, in the order given; of more than `most` the last, which are news, and how many others. */
export function itemLines(
  w: Words,
  items: readonly OpenItem[],
  most: number = Number.POSITIVE_INFINITY,
): string {
  return cut(w, items, most, (item) => itemLine(w, item));
}

function cut<T>(w: Words, items: readonly T[], most: number, line: (item: T) => string): string {
  const more = items.length - most;
  return [
    ...items.slice(Math.max(0, items.length - most)).map((item) => `· ${line(item)}`),
    ...(more > 0 ? [w.more(more)] : []),
  ].join('\n');
}

export function unitItemLines(
  w: Words,
  items: readonly UnitItem[],
  most: number = Number.POSITIVE_INFINITY,
): string {
  return cut(w, items, most, (item) => itemLine(w, item, w.ping.counts(item.done, item.of)));
}

/** "学习学时：3/19"; a share with what is asked of it; of none, that there is nothing to do. */
export function requirementLine(
  w: Words,
  { name, have, need, leastPercent }: Partial<Figures> & { name: Label; have: string; need: string },
): string {
  if (leastPercent == null) return w.gate.line(called(w, name), have, need);
  return need === '0'
    ? w.gate.noneToDo(called(w, name))
    : w.gate.share(called(w, name), have, need, leastPercent);
}
