import { type OutageView, outageCard } from '../cards/outage.ts';
import { everyLocale } from '../cards/words/index.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { closedSince } from '../store/due.ts';
import { peopleWithRole } from '../store/roster.ts';
import type { App } from './ports.ts';
import { sendPrivately } from './send.ts';

/**
 * Tells the office honestly what an outage did: what was sent late, and what was dropped because it made no sense
 * any more. Nothing is said when nothing was missed.
 */
export async function reportOutage(app: App, outage: { from: Date; to: Date }, now: Date): Promise<boolean> {
  const missed = (await closedSince(app.db, outage.to)).filter(
    (row) =>
      row.at >= outage.from &&
      row.at <= outage.to &&
      row.kind !== 'day' &&
      row.kind !== 'week' &&
      row.kind !== 'meeting',
  );
  const late = count(missed.filter((row) => row.state === 'done'));
  const dropped = count(missed.filter((row) => row.state === 'dropped'));
  if (late.length + dropped.length === 0) return false;
  const at = (instant: Date) => ({
    on: localDateOf(instant, app.timeZone),
    at: localTimeOf(instant, app.timeZone),
  });
  const card = outageCard({ from: at(outage.from), to: at(outage.to), late, dropped });
  const office = await peopleWithRole(app.db, 'office');
  const openIds = new Set([...app.officers, ...office.flatMap((person) => person.open_id ?? [])]);
  for (const openId of openIds)
    await sendPrivately(app, { openId, key: `outage:${outage.to.getTime()}:${openId}`, card }, now);
  return true;
}

function count(rows: readonly { kind: string }[]): OutageView['late'] {
  const kinds = [...new Set(rows.map((row) => row.kind))].sort();
  return kinds.map((kind) => ({
    kind: everyLocale((w) => w.outage.kinds[kind as keyof typeof w.outage.kinds] ?? kind),
    count: rows.filter((row) => row.kind === kind).length,
  }));
}
