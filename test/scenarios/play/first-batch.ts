import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movableClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config/config.ts';
import { createLog } from '../../../src/service/log.ts';
import { startService } from '../../../src/service/service.ts';
import { type Figures, readFigures } from './figures.ts';
import { brokenRules, unreadableOpinions } from './invariants.ts';
import { type Cast, type Memory, playFirstBatch } from './script.ts';
import { createStage, type Stage } from './stage.ts';

export interface Played {
  figures: Figures;
  /** Messages as the platform counted them. */
  platform: Record<string, number>;
  broken: string[];
  seconds: number;
}

/**
 * Plays the first batch in a sandbox of its own: the real service, an embedded database in a temporary folder, the
 * queue on Redis when `redisUrl` is given. Every figure is read back from the database.
 */
export async function play(options: {
  /** How many of the 21 branches act; all of them are in the campaign. */
  branches: number;
  until: string;
  redisUrl?: string;
  say: (line: string) => void;
}): Promise<Played> {
  const began = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'stagekeeper-play-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
  });
  const clock = movableClock(new Date('2026-01-24T08:00:00+08:00'), 0);
  const service = await startService({ config, clock, log: createLog(config), quotaScale: 200 });
  try {
    const stage = createStage(service.url);
    const cast = await castOf(stage, options.branches);
    const memory: Memory = { opinions: [], left: null };
    await playFirstBatch({ stage, cast, memory, until: options.until, say: options.say });
    const figures = await readFigures(service.app.db);
    const platform = await stage.api<Record<string, number>>('GET', '/counts');
    const broken = [
      ...(await brokenRules(service.app.db, stage, { cast, memory })),
      ...(await unreadableOpinions(stage, memory)),
    ];
    return { figures, platform, broken, seconds: (performance.now() - began) / 1000 };
  } finally {
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function castOf(stage: Stage, branches: number): Promise<Cast> {
  const people = await stage.people();
  const secretaries = people.filter((person) => person.roles.includes('secretary')).slice(0, branches);
  const found = await Promise.all(
    secretaries.map(async (secretary, no) => {
      const inUnit = people.filter((person) => person.unit === secretary.unit);
      const groups = await stage.groups(secretary);
      return {
        no,
        name: secretary.unit,
        secretary,
        members: inUnit.filter((person) => person.roles.includes('member')),
        masses: inUnit.filter((person) => person.roles.includes('mass')),
        group: groups.find((group) => group.name === secretary.unit)?.chat_id ?? '',
      };
    }),
  );
  return {
    branches: found,
    first: people.filter((person) => person.roles.includes('first')),
    supervisors: people.filter((person) => person.roles.includes('supervisor')),
    office: people.filter((person) => person.roles.includes('office')),
  };
}
