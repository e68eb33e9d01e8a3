import type { Db } from '../../../src/store/schema.ts';
import { xianjin } from '../../domain/xianjin.ts';
import { firstBranches, smallOrganisation } from '../../support/small-organisation.ts';
import { castOf } from './cast.ts';
import { type Figures, readFigures, unlikeThePlatform } from './figures.ts';
import { inSandbox } from './in-sandbox.ts';
import { brokenRules } from './invariants.ts';
import { partiesOf } from './party.ts';
import { type Memory, playBatches } from './script.ts';

export interface Played {
  figures: Figures;
  /** Messages as the platform counted them. */
  platform: Record<string, number>;
  broken: string[];
  seconds: number;
}

/**
 * Plays the three batches in a sandbox of its own: the real service, an embedded database in a temporary folder unless
 * `databaseUrl` is given, the queue on Redis when `redisUrl` is. Every figure is read back from the database.
 */
export async function play(options: {
  /** How many of the 21 branches act; all of them are in the campaign. */
  branches: number;
  /** Leaves out the late units and the later batches. */
  firstOnly?: boolean;
  /** Leaves the branches that do not act out of the organisation: nobody is overdue in them for two years. */
  onlyThese?: boolean;
  until: string;
  databaseUrl?: string;
  redisUrl?: string;
  say: (line: string) => void;
}): Promise<Played> {
  const began = performance.now();
  const who = partiesOf(xianjin, firstBranches.slice(0, options.branches)).slice(
    0,
    options.firstOnly ? 1 : undefined,
  );
  const units = who.flatMap((party) => party.units);
  const sandbox = {
    ...options,
    at: '2026-01-24T08:00:00+08:00',
    ...(options.onlyThese ? { organisation: smallOrganisation(units) } : {}),
  };
  return inSandbox(sandbox, async ({ service, stage, clock }) => {
    const { db } = service.app;
    const cast = await castOf(stage, (unit) => units.includes(unit));
    const parties = who.map((party) => ({
      party,
      cast: { ...cast, branches: cast.branches.filter(({ name }) => party.units.includes(name)) },
    }));
    const memory: Memory = { opinions: [], handed: 0, left: null, readBack: null };
    const broken: string[] = [];
    const moveTo = async (moment: string) => {
      const before = await stagesOf(db);
      const moved = await inHops(clock.now(), moment, stage.moveTo);
      if ((await stagesOf(db)) !== before) broken.push(`time alone moved a stage before ${moment}`);
      return moved;
    };
    await playBatches({ stage, parties, memory, until: options.until, moveTo, say: options.say });
    const figures = await readFigures(db);
    const platform = await stage.api<Record<string, number>>('GET', '/counts');
    broken.push(...(await unlikeThePlatform(db, platform, memory.handed)));
    broken.push(...(await brokenRules(service, stage, { cast, memory, now: clock.now() })));
    return { figures, platform, broken, seconds: (performance.now() - began) / 1000 };
  });
}

/** A client waits five minutes for an answer, and a summer of moments may take a slow machine longer. */
const hopMs = 14 * 86_400_000;

async function inHops(
  from: Date,
  to: string,
  moveTo: (at: string) => Promise<{ fired: number; failed: number }>,
): Promise<{ fired: number; failed: number }> {
  let [fired, failed] = [0, 0];
  for (let at = from.getTime(), end = Date.parse(to); at < end; ) {
    at = Math.min(at + hopMs, end);
    const hop = await moveTo(at === end ? to : new Date(at).toISOString());
    fired += hop.fired;
    failed += hop.failed;
  }
  return { fired, failed };
}

async function stagesOf(db: Db): Promise<string> {
  const runs = await db.selectFrom('unit_run').select(['unit_id', 'stage']).orderBy('unit_id').execute();
  return JSON.stringify(runs);
}
