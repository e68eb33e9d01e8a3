import { CommanderError } from 'commander';
import { ConfigError } from '../config/config.ts';
import { languageOf, spoken } from './io.ts';
import { createProgram } from './program.ts';
import { Refused } from './refused.ts';

/** Exit codes (contract, Command line): 0 done, 1 refused with the reason on standard error, 2 usage. */
async function main(args: readonly string[]): Promise<number> {
  const program = createProgram();
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const language = languageOf(program.opts<{ lang?: string }>().lang, process.env);
    process.stderr.write(`${explain(error, language)}\n`);
    return 1;
  }
}

function explain(error: unknown, language: ReturnType<typeof languageOf>): string {
  if (error instanceof Refused) return error.reasons.map((reason) => spoken(reason, language)).join('\n');
  if (error instanceof ConfigError) return error.message;
  const told = error instanceof Error ? error : new Error(String(error));
  return process.env.LOG_LEVEL === 'debug' ? (told.stack ?? told.message) : told.message;
}

// A reader that has seen enough (`… | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
