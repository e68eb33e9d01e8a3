import { deriveCalendar } from '../domain/calendar.ts';
import { localDateOf } from '../domain/local-date.ts';
import { holidayDataMissing } from '../domain/workday.ts';
import { runsOf } from '../store/campaign.ts';
import { overdue } from '../store/due.ts';
import { inboxCounts } from '../store/inbox.ts';
import { outboxCounts } from '../store/outbox-view.ts';
import { listUnits, peopleOf } from '../store/roster.ts';
import { type CampaignNow, campaignNow } from './campaign-now.ts';
import { lastBeat } from './heartbeat.ts';
import type { App } from './ports.ts';

/** A timer this late is a finding; the sweep comes every minute. */
const graceMs = 2 * 60_000;
const mostTimers = 10_000;

/** Something that an operator should look at; `names` in roster order. */
export type Finding =
  | { of: 'no-roster' | 'no-campaign' | 'no-office' }
  | { of: 'holidays-unknown'; year: number }
  | { of: 'unreachable' | 'no-secretary' | 'no-group'; count: number; names: string[] }
  | { of: 'late-timers' | 'failed-events' | 'dropped-messages' | 'unknown-messages'; count: number };

export interface Health {
  /** The campaign's id (`xianjin-2026`), or null before the first. */
  campaign: string | null;
  batches: { batch: number; units: number }[];
  units: number;
  people: number;
  /** When a service last said that all its timers were on time. */
  lastBeat: Date | null;
  inbox: Awaited<ReturnType<typeof inboxCounts>>;
  outbox: Awaited<ReturnType<typeof outboxCounts>>;
  findings: Finding[];
}

/** What an operator asks first: does everything stand, and what is wrong. */
export async function health(app: App, now: Date): Promise<Health> {
  const campaign = await campaignNow(app.db);
  const units = await listUnits(app.db);
  const people = await peopleOf(
    app.db,
    units.map((unit) => unit.id),
  );
  const runs = campaign ? await runsOf(app.db, campaign.id) : [];
  const inbox = await inboxCounts(app.db);
  const outbox = await outboxCounts(app.db);
  const late = await overdue(app.db, new Date(now.getTime() - graceMs), mostTimers);
  const branches = units.filter((unit) => unit.kind === 'branch');
  const headed = new Set(
    people.filter((person) => person.roles.includes('secretary')).map((person) => person.unit_id),
  );
  const office = app.officers.size > 0 || people.some((person) => person.roles.includes('office'));
  const some = (of: 'unreachable' | 'no-secretary' | 'no-group', found: readonly { name: string }[]) =>
    found.length === 0 ? [] : [{ of, count: found.length, names: found.map(({ name }) => name) }];
  const count = (
    of: 'late-timers' | 'failed-events' | 'dropped-messages' | 'unknown-messages',
    found: number,
  ) => (found === 0 ? [] : [{ of, count: found }]);
  const batches = [...new Set(runs.map((run) => run.batch))].sort((one, other) => one - other);
  return {
    campaign: campaign?.id ?? null,
    batches: batches.map((batch) => ({ batch, units: runs.filter((run) => run.batch === batch).length })),
    units: units.length,
    people: people.length,
    lastBeat: await lastBeat(app.db),
    inbox,
    outbox,
    findings: [
      ...(units.length === 0 ? [{ of: 'no-roster' as const }] : []),
      ...(campaign ? [] : [{ of: 'no-campaign' as const }]),
      ...(office ? [] : [{ of: 'no-office' as const }]),
      ...yearsOf(campaign, batches, localDateOf(now, app.timeZone))
        .filter(holidayDataMissing)
        .map((year) => ({ of: 'holidays-unknown' as const, year })),
      ...some(
        'no-secretary',
        branches.filter((unit) => !headed.has(unit.id)),
      ),
      ...some(
        'no-group',
        branches.filter((unit) => unit.chat_id === null),
      ),
      ...some(
        'unreachable',
        // Whoever has no contact either was removed on purpose: the roster asks for one.
        people.filter(({ open_id, mobile, email }) => open_id === null && (mobile ?? email) !== null),
      ),
      ...count('late-timers', late.length),
      ...count('failed-events', inbox.failed),
      ...count('dropped-messages', outbox.dropped),
      ...count('unknown-messages', outbox.unknown),
    ],
  };
}

/** The years in which the running batches have deadlines, and this one. */
function yearsOf(campaign: CampaignNow | null, batches: readonly number[], today: string): number[] {
  const days = batches.flatMap((batch) =>
    campaign
      ? deriveCalendar(campaign.template, { batch, year: campaign.year, overrides: [] }).stages.flatMap(
          ({ from, to }) => [from, to],
        )
      : [],
  );
  return [...new Set([today, ...days].map((day) => Number(day.slice(0, 4))))].sort();
}
