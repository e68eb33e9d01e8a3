import { sql } from 'kysely';
import { localDateOf, localTimeOf } from '../../../src/domain/local-date.ts';
import { isWorkday } from '../../../src/domain/workday.ts';
import { verifyAudit } from '../../../src/store/audit.ts';
import type { Db } from '../../../src/store/schema.ts';
import type { Cast, Memory } from './script.ts';
import type { Card, Stage } from './stage.ts';

const zone = 'Asia/Shanghai';
/** Titles of cards that go out by themselves; answers to somebody's own act may come at any hour. */
const pings = ['今日待办', '未完成情况（支部书记）', '未完成情况（第一责任人）', '逾期情况（督导组）'];

/** What must hold after any play; each broken rule is one sentence. */
export async function brokenRules(
  db: Db,
  stage: Stage,
  { cast, memory }: { cast: Cast; memory: Memory },
): Promise<string[]> {
  const broken: string[] = [];
  const people = [
    ...cast.branches.flatMap((branch) => [...branch.members, ...branch.masses]),
    ...cast.supervisors,
    ...cast.office,
  ];
  for (const person of people.filter((one) => one !== memory.left?.actor)) {
    const messages = await stage.messages(await stage.privateChat(person), person);
    const told = messages.filter(
      (message) => message.sender.type === 'app' && pings.includes(titleOf(message)),
    );
    const days = told.map((message) => localDateOf(new Date(message.created_at), zone));
    if (new Set(days).size < days.length) broken.push(`${person.name} got two digests on one day`);
    for (const message of told) {
      const when = new Date(message.created_at);
      const time = localTimeOf(when, zone);
      if (!isWorkday(localDateOf(when, zone)) || time < '08:00' || time >= '21:00')
        broken.push(`${person.name} was told at ${message.created_at}`);
    }
  }
  for (const branch of cast.branches) {
    const said = (await stage.messages(branch.group, branch.secretary)).filter(
      (message) => message.sender.type === 'app',
    );
    const late = said.filter((message) => pings.includes(titleOf(message)));
    if (late.length > 0) broken.push(`${branch.name}: a ping stands in the group`);
  }
  if (memory.left) {
    const { open_id, name } = memory.left.actor;
    const { rows } = await sql<{ key: string }>`
      select key from outbox where sent_at > ${memory.left.at}::timestamptz
        and (job->'to'->>'openId' = ${open_id} or job->'openIds' ? ${open_id})`.execute(db);
    if (rows.length > 0) broken.push(`${name} left and was written to ${rows.length} times`);
  }
  const { rows: left } = await sql<{
    state: string;
  }>`select state from outbox where state in ('waiting', 'sending', 'unknown') and not_before < now() + interval '100 years'`.execute(
    db,
  );
  if (left.length > 0) broken.push(`${left.length} messages are still ${left[0]?.state}`);
  const { rows: unsigned } = await sql<{ n: string }>`
    select count(*) as n from unit_run where stage - 1 <> (
      select count(*) from gate_application where gate_application.unit_id = unit_run.unit_id and state = 'signed')`.execute(
    db,
  );
  if (Number(unsigned[0]?.n) > 0) broken.push('a stage changed without a signature');
  const audit = await verifyAudit(db);
  if (!audit.ok) broken.push(`the audit chain breaks at ${audit.seq}`);
  return broken;
}

/** Every opinion is readable by its receipt, byte for byte. */
export async function unreadableOpinions(stage: Stage, memory: Memory): Promise<string[]> {
  const wrong: string[] = [];
  for (const { speaker, code, words } of memory.opinions) {
    const card = await stage.ask(speaker, '/意见箱', 'receipt-open');
    await stage.press(speaker, card, 'receipt-open', { code });
    const opened = (await stage.messages(card.chat_id, speaker)).find(
      (message) => message.message_id === card.message_id,
    );
    if (!texts(opened?.content).includes(words))
      wrong.push(`an opinion of ${words.length} characters did not come back as written`);
  }
  return wrong;
}

const titleOf = (message: Card): string => message.content?.header?.title?.content ?? '';

function texts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, inner]) =>
    key === 'content' && typeof inner === 'string' ? [inner] : texts(inner),
  );
}
