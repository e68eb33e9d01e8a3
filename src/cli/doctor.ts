import type { Command } from 'commander';
import { type Finding, health } from '../app/findings.ts';
import type { Config } from '../config/config.ts';
import { localDateOf, localTimeOf } from '../domain/local-date.ts';
import { onRun, text } from './io.ts';
import { withSession } from './session.ts';
import { table } from './table.ts';
import { findingSentence } from './words/finding.ts';

export function doctorCommand(parent: Command): void {
  const command = parent
    .command('doctor')
    .description('检查安装和数据 · what stands, and what needs looking at')
    .option('--json', 'JSON');
  onRun(command, (io) =>
    withSession(async ({ app, config, store, now }) => {
      const state = await health(app, now);
      const queue = config.redisUrl ? 'redis' : 'postgres';
      const findings: (Finding | { of: 'queue-unreachable' })[] = [
        ...((await queueAnswers(config)) ? [] : [{ of: 'queue-unreachable' as const }]),
        ...state.findings,
      ];
      const { transport, kind: platform } = config.platform;
      if (io.json) {
        io.printJson({
          database: store.connectionString,
          queue,
          transport,
          platform,
          campaign: state.campaign,
          batches: state.batches,
          units: state.units,
          people: state.people,
          now: now.toISOString(),
          timeZone: config.timeZone,
          lastBeat: state.lastBeat?.toISOString() ?? null,
          inbox: state.inbox,
          outbox: state.outbox,
          findings: findings.map((finding) => ({ ...finding, say: findingSentence(finding)[io.locale] })),
        });
        return;
      }
      const moment = (at: Date | null) =>
        at ? `${localDateOf(at, app.timeZone)} ${localTimeOf(at, app.timeZone)}` : '—';
      const label = (cn: string, tw: string, en: string) => text(cn, tw, en)[io.locale];
      const batches = state.batches.map(({ batch, units }) => `${batch}: ${units}`).join(', ');
      io.print(
        table(
          ['', ''],
          [
            [label('数据库', '資料庫', 'database'), withoutPassword(store.connectionString)],
            [label('队列', '佇列', 'queue'), queue],
            [label('平台', '平台', 'platform'), platform],
            [label('接收方式', '接收方式', 'transport'), transport],
            [label('活动', '活動', 'campaign'), state.campaign ?? '—'],
            [label('各批单位数', '各批單位數', 'units by batch'), batches || '—'],
            [label('单位 / 人员', '單位 / 人員', 'units / people'), `${state.units} / ${state.people}`],
            [label('活动时间', '活動時間', 'campaign time'), moment(now)],
            [label('最近心跳', '最近心跳', 'last heartbeat'), moment(state.lastBeat)],
            [label('收件', '收件', 'inbox'), counts(state.inbox)],
            [label('发件', '發件', 'outbox'), counts(state.outbox)],
          ],
        ).trimStart(),
      );
      io.print('');
      for (const finding of findings) io.print(`- ${findingSentence(finding)[io.locale]}`);
      if (findings.length === 0)
        io.print(label('没有发现问题。', '沒有發現問題。', 'Nothing needs looking at.'));
    }),
  );
}

const counts = (states: Record<string, number>) =>
  Object.entries(states)
    .map(([state, count]) => `${state} ${count}`)
    .join(', ');

/** For a screen that others may see; `--json` gives the whole address. */
function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password) url.password = '***';
  return url.href;
}

async function queueAnswers({ redisUrl }: Config): Promise<boolean> {
  if (!redisUrl) return true;
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 3_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
