import { movableClock, realClock } from './clock.ts';
import { ConfigError, loadDotEnv, readConfig } from './config/config.ts';
import { createLog } from './service/log.ts';
import { startService } from './service/service.ts';
import { trialStart } from './service/trial-clock.ts';

loadDotEnv();
try {
  const config = readConfig(process.env);
  const log = createLog(config);
  const trial = await trialStart(config);
  const clock = trial ? movableClock(trial.start, trial.speed) : realClock();
  const service = await startService({ config, clock, log });
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await service.stop();
    log.info({}, 'stopped');
  };
  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
  process.stdout.write(`ready ${service.url}\n`);
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
