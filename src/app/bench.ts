import { instantOf } from '../domain/local-date.ts';
import type { PersonRow, Roster } from '../domain/roster.ts';
import type { Template } from '../domain/template.ts';
import { dueUntil } from '../store/due.ts';
import { writeMeta } from '../store/meta.ts';
import { unitByName } from '../store/roster.ts';
import { fireDue } from './fire-due.ts';
import { importRoster } from './import-roster.ts';
import type { App } from './ports.ts';
import { checkIn, openSession } from './sessions.ts';
import { startCampaign } from './start-campaign.ts';

const branches = 10;
const membersEach = 20;
const year = 2026;

/** Milliseconds of each of the same thing done one after the other. */
interface Timing {
  count: number;
  medianMs: number;
  /** Median over the floor's median. */
  ratio: number;
}

export interface Bench {
  /** A one-row commit of this PostgreSQL over this connection. */
  floor: Timing;
  checkIn: Timing;
  ping: Timing;
}

/**
 * Times check-ins and pings through their use cases against the floor, on an empty database that may be filled.
 *
 * @param monotonicMs real milliseconds that only grow
 */
export async function bench(app: App, template: Template, monotonicMs: () => number): Promise<Bench> {
  const now = instantOf(`${year}-01-24`, '09:00', app.timeZone);
  await importRoster(app, madeUpRoster(), { by: 'bench', dry: false }, now);
  const start = { template, batch: 1, unit: null, from: null, year, reason: '', by: 'bench', dry: false };
  await startCampaign(app, start, now);
  const time = async (act: () => Promise<unknown>): Promise<number> => {
    const before = monotonicMs();
    await act();
    return monotonicMs() - before;
  };

  const floor: number[] = [];
  for (let at = 0; at < branches * membersEach; at += 1)
    floor.push(await time(() => writeMeta(app.db, 'bench', { at })));

  const checkIns: number[] = [];
  for (let branch = 0; branch < branches; branch += 1) {
    const unit = await unitByName(app.db, branchName(branch));
    const opened = await openSession(
      app,
      {
        openId: openId(branch, 0),
        unitId: unit?.id ?? '',
        kind: 'session',
        title: 'bench',
        hours: 2,
        chatId: null,
        cause: branchName(branch),
      },
      now,
    );
    if (!opened.ok) throw new Error(`no session: ${opened.refusal.why}`);
    const { sessionId } = opened.value;
    for (let member = 0; member < membersEach; member += 1) {
      const asked = { openId: openId(branch, member), sessionId, claimed: null };
      checkIns.push(await time(() => checkIn(app, asked, now)));
    }
  }

  const pings: number[] = [];
  const end = instantOf(`${year}-12-31`, '00:00', app.timeZone);
  while (pings.length < branches * membersEach) {
    const [next] = (await dueUntil(app.db, end)).filter((row) => row.kind === 'ping');
    if (!next) break;
    pings.push(await time(() => fireDue(app, next, next.at)));
  }
  const base = medianOf(floor);
  const timing = (of: readonly number[]): Timing => ({
    count: of.length,
    medianMs: rounded(medianOf(of)),
    ratio: rounded(medianOf(of) / base),
  });
  return { floor: timing(floor), checkIn: timing(checkIns), ping: timing(pings) };
}

const branchName = (branch: number) => `branch ${branch}`;
const openId = (branch: number, member: number) => `ou_bench${branch}x${member}`;

function madeUpRoster(): Roster {
  const units = Array.from({ length: branches }, (_, branch) => ({
    name: branchName(branch),
    parent: null,
    kind: 'branch' as const,
    batch: 1 as const,
    leadingBody: false,
    chatId: `oc_bench${branch}`,
  }));
  const people = units.flatMap((unit, branch) =>
    Array.from(
      { length: membersEach },
      (_, member): PersonRow => ({
        name: `member ${member}`,
        openId: openId(branch, member),
        mobile: null,
        email: null,
        unit: unit.name,
        homeUnit: unit.name,
        placement: 'home',
        roles: member === 0 ? ['member', 'secretary'] : ['member'],
        leader: false,
        locale: null,
      }),
    ),
  );
  return { units, people };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
