import { sql } from 'kysely';
import { localDateOf, localTimeOf } from '../../../src/domain/local-date.ts';
import { isWorkday } from '../../../src/domain/workday.ts';
import type { Service } from '../../../src/service/service.ts';
import { verifyAudit } from '../../../src/store/audit.ts';
import type { Db } from '../../../src/store/schema.ts';
import type { Cast } from './cast.ts';
import type { Memory } from './script.ts';
import type { Card, Stage } from './stage.ts';

const zone = 'Asia/Shanghai';
/** Titles of cards that go out by themselves; answers to somebody's own act may come at any hour. */
const pings = [
  '今日待办',
  '未完成情况（支部书记）',
  '未完成情况（第一责任人）',
  '逾期情况（督导组）',
  '一周情况',
];

/** What must hold after any play; each broken rule is one sentence. */
export async function brokenRules(
  service: Service,
  stage: Stage,
  { cast, memory, now }: { cast: Cast; memory: Memory; now: Date },
): Promise<string[]> {
  const { db } = service.app;
  return [
    ...(await pingsAtWrongTimes(db, stage, { cast, memory })),
    ...(await namesInGroups(stage, cast)),
    ...(await writtenAfterLeaving(service, memory)),
    ...(await unfinished(db, now)),
    ...(memory.readBack ?? (await unreadableOpinions({ stage, memory }))),
  ];
}

/** One digest a day, on workdays, outside of the quiet hours; as many as the database says. */
async function pingsAtWrongTimes(
  db: Db,
  stage: Stage,
  { cast, memory }: { cast: Cast; memory: Memory },
): Promise<string[]> {
  const broken: string[] = [];
  const { rows: reminders } = await sql<{
    id: string;
  }>`select message_id as id from outbox where key like 'remind:%'`.execute(db);
  const asked = new Set(reminders.map((row) => row.id));
  let digests = 0;
  for (const person of cast.everybody.filter((one) => one.open_id !== memory.left?.actor.open_id)) {
    const messages = await stage.messages(await stage.privateChat(person), person);
    const told = messages.filter(
      (message) => message.sender.type === 'app' && pings.includes(titleOf(message)),
    );
    const daily = told.filter((message) => !asked.has(message.message_id));
    const days = daily.map((message) => localDateOf(new Date(message.created_at), zone));
    digests += days.length;
    if (new Set(days).size < days.length) broken.push(`${person.name} got two digests on one day`);
    for (const message of told) {
      const when = new Date(message.created_at);
      const time = localTimeOf(when, zone);
      if (!isWorkday(localDateOf(when, zone)) || time < '08:00' || time >= '21:00')
        broken.push(`${person.name} was told at ${message.created_at}`);
    }
  }
  const gone = memory.left?.actor.open_id ?? '';
  const { rows } = await sql<{ n: string }>`
    select coalesce(sum(case job->>'do' when 'batch-card' then jsonb_array_length((job->'openIds') - ${gone}::text)
      else (job->'to'->>'openId' <> ${gone})::int end), 0) as n
    from outbox where key like 'digest:%' and state = 'sent'`.execute(db);
  if (digests !== Number(rows[0]?.n))
    broken.push(`people see ${digests} digests, the outbox says ${rows[0]?.n}`);
  return broken;
}

/** In a group the bot pings nobody, and names nobody but those in charge: who opened a session, who is first responsible. */
async function namesInGroups(stage: Stage, cast: Cast): Promise<string[]> {
  const broken: string[] = [];
  const [officer] = cast.office;
  const groups = [
    ...cast.branches.map((branch) => ({ chat: branch.group, reader: branch.secretary })),
    ...(officer ? [{ chat: cast.liaison, reader: officer }] : []),
  ];
  for (const { chat, reader } of groups) {
    const others = cast.everybody
      .filter((person) => person !== reader && !cast.first.includes(person))
      .map((person) => person.name);
    for (const message of await stage.messages(chat, reader)) {
      if (message.sender.type !== 'app' || message.msg_type === 'system') continue;
      if (pings.includes(titleOf(message))) broken.push(`a ping stands in the group of ${reader.unit}`);
      const words = JSON.stringify(message.content);
      const named = others.find((name) => words.includes(name));
      if (named) broken.push(`${named} is named in the group of ${reader.unit}`);
    }
  }
  return broken;
}

/** Whoever left cannot look any more: their chat is read on the platform's side. */
async function writtenAfterLeaving({ app, sandbox }: Service, memory: Memory): Promise<string[]> {
  if (!memory.left || !sandbox) return [];
  const { at, actor } = memory.left;
  const { rows } = await sql<{ key: string }>`
    select key from outbox where created_at > ${at}::timestamptz
      and (job->'to'->>'openId' = ${actor.open_id} or job->'openIds' ? ${actor.open_id})`.execute(app.db);
  const seen = sandbox.world
    .messagesIn(sandbox.world.privateChat(actor.open_id).chat_id)
    .filter((message) => message.created_at > Date.parse(at));
  return rows.length + seen.length === 0
    ? []
    : [`${actor.name} left and was written to: ${rows.length} in the outbox, ${seen.length} delivered`];
}

/** Nothing waits whose time has come, no stage moved without a signature, and the audit chain holds. */
async function unfinished(db: Db, now: Date): Promise<string[]> {
  const broken: string[] = [];
  const { rows: left } = await sql<{ name: string; n: string }>`
    select state as name, count(*) as n from outbox where state in ('waiting', 'sending', 'unknown') and not_before <= ${now} group by 1`.execute(
    db,
  );
  for (const { name, n } of left) broken.push(`${n} messages are still ${name}`);
  const { rows: failed } = await sql<{ n: string }>`
    select count(*) as n from inbox where state <> 'done'`.execute(db);
  if (Number(failed[0]?.n) > 0) broken.push(`${failed[0]?.n} events were not handled`);
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
export async function unreadableOpinions({
  stage,
  memory,
}: {
  stage: Stage;
  memory: Memory;
}): Promise<string[]> {
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
