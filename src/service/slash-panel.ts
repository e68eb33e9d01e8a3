import { commandRights } from '../../handlers/commands/rights.ts';
import type { CommandName } from '../cards/help.ts';
import { wordsOf } from '../cards/words/index.ts';
import type { Messenger } from '../messenger/client.ts';
import type { Log } from './log.ts';

/** Keeps the platform's own panel behind "/" in step with the command table (the platform names the interface). */
export async function keepSlashPanel(messenger: Messenger, log: Log): Promise<void> {
  const wanted = (Object.keys(commandRights) as CommandName[]).map((command) => ({
    command,
    description: {
      default_value: wordsOf('zh-cn').commandWhat[command],
      i18n: { zh_cn: wordsOf('zh-cn').commandWhat[command], en_us: wordsOf('en').commandWhat[command] },
    },
  }));
  const answer = await messenger.reconcileSlashCommands(wanted);
  if (!answer.ok) log.warn({ advice: answer.fault.advice }, 'the slash panel was not brought up to date');
}
