import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import { allPages, pageOf } from './pages.ts';

/** `command` without its slash; `i18n` by the platform's locale names (zh_cn, zh_tw, en_us …). */
export type SlashCommand = {
  command: string;
  description: { default_value: string; i18n?: Record<string, string> };
};
export type ListedCommand = SlashCommand & { commandId: string };

const description = z.object({
  default_value: z.string().default(''),
  i18n: z
    .record(z.string(), z.string())
    .nullish()
    .transform((texts) => texts ?? {}),
});
const listed = pageOf(
  z
    .object({ command_id: z.string().min(1), command: z.string(), description })
    .transform((item): ListedCommand => {
      return { commandId: item.command_id, command: item.command, description: item.description };
    }),
);
const done = z.unknown().transform(() => undefined);

const path = '/open-apis/application/v7/app_slash_commands';
const existsAlready = 40000000;

/**
 * The platform's own panel behind "/". Choosing an entry sends its words as an ordinary message.
 * https://open.feishu.cn/document/mcp_open_tools/agent-best-practices/agent-supports-slash-commands
 */
export function slashCalls(call: Call) {
  const listSlashCommands = (): Promise<Answer<ListedCommand[]>> =>
    allPages((page_token) =>
      call(
        'slash.list',
        (sdk, auth) =>
          sdk.request(
            { method: 'GET', url: path, params: { page_size: 50, ...(page_token ? { page_token } : {}) } },
            auth,
          ),
        listed,
      ),
    );

  const createSlashCommand = (data: SlashCommand): Promise<Answer<undefined>> =>
    call('slash.create', (sdk, auth) => sdk.request({ method: 'POST', url: path, data }, auth), done);

  const updateSlashCommand = (wanted: Omit<ListedCommand, 'command'>): Promise<Answer<undefined>> =>
    call(
      'slash.update',
      (sdk, auth) =>
        sdk.request(
          { method: 'PATCH', url: `${path}/${wanted.commandId}`, data: { description: wanted.description } },
          auth,
        ),
      done,
    );

  const deleteSlashCommand = (commandId: string): Promise<Answer<undefined>> =>
    call(
      'slash.delete',
      (sdk, auth) => sdk.request({ method: 'DELETE', url: `${path}/${commandId}` }, auth),
      done,
    );

  /**
   * Makes the panel hold exactly these commands. Running it again changes nothing; two processes doing it at
   * once do no harm. Stops at the first fault. Deletes first, because an app has room for 100.
   */
  async function reconcileSlashCommands(
    wanted: SlashCommand[],
  ): Promise<Answer<{ created: string[]; updated: string[]; deleted: string[] }>> {
    const present = await listSlashCommands();
    if (!present.ok) return present;
    const byName = new Map(wanted.map((command) => [command.command, command]));
    const there = new Map(present.value.map((command) => [command.command, command]));
    const extra = present.value.filter(({ command }) => !byName.has(command));
    const changed = present.value.flatMap((old) => {
      const to = byName.get(old.command);
      return to && !sameWords(old, to)
        ? [{ command: old.command, commandId: old.commandId, description: to.description }]
        : [];
    });
    const missing = [...byName.values()].filter(({ command }) => !there.has(command));

    for (const { commandId } of extra) {
      const answer = await deleteSlashCommand(commandId);
      if (!answer.ok) return answer;
    }
    for (const command of changed) {
      const answer = await updateSlashCommand(command);
      if (!answer.ok) return answer;
    }
    for (const command of missing) {
      const answer = await createSlashCommand(command);
      if (!answer.ok && answer.fault.code !== existsAlready) return answer;
    }
    const names = (list: { command: string }[]) => list.map(({ command }) => command);
    return { ok: true, value: { created: names(missing), updated: names(changed), deleted: names(extra) } };
  }

  return {
    listSlashCommands,
    createSlashCommand,
    updateSlashCommand,
    deleteSlashCommand,
    reconcileSlashCommands,
  };
}

function sameWords(a: SlashCommand, b: SlashCommand): boolean {
  const words = ({ description: { default_value, i18n = {} } }: SlashCommand) =>
    JSON.stringify([default_value, Object.entries(i18n).sort()]);
  return words(a) === words(b);
}
