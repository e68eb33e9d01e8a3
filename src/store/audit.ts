import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Act } from '../domain/acts.ts';
import { toJsonb } from './jsonb.ts';
import type { AuditTable, Db, Tx } from './schema.ts';

/** Who did what, to which unit. Anonymous matters never come here. */
export interface NewAudit {
  actor: string;
  act: Act;
  unitId?: string | null;
  detail: Record<string, unknown>;
}

export interface AuditRow {
  seq: number;
  at: Date;
  actor: string;
  act: string;
  unitId: string | null;
  detail: Record<string, unknown>;
  previousHash: string;
  hash: string;
}

export type AuditVerdict =
  | { ok: true; count: number; head: string }
  | { ok: false; seq: number; why: string };

/** The hash before the first line: 64 zeros. */
const GENESIS = '0'.repeat(64);
/** Lock number of the chain: its lines are written one after the other, whichever process writes. */
const CHAIN_LOCK = 7_401_001;
const LINES_A_READ = 1_000;

/** Writes the next line of the chain in the caller's transaction; writers wait for each other until commit. */
export async function appendAudit(
  tx: Tx,
  entry: NewAudit,
  now: Date,
): Promise<{ seq: number; hash: string }> {
  await sql`select pg_advisory_xact_lock(${sql.lit(CHAIN_LOCK)})`.execute(tx);
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const line = {
    seq: Number(last?.seq ?? 0) + 1,
    at: now,
    actor: entry.actor,
    act: entry.act,
    unitId: entry.unitId ?? null,
    detail: JSON.parse(toJsonb(entry.detail)) as AuditRow['detail'],
    previousHash: last?.hash ?? GENESIS,
  };
  const hash = hashOf(line);
  await tx
    .insertInto('audit')
    .values({
      seq: line.seq,
      at: line.at,
      actor: line.actor,
      act: line.act,
      unit_id: line.unitId,
      detail: JSON.stringify(line.detail),
      previous_hash: line.previousHash,
      hash,
    })
    .execute();
  return { seq: line.seq, hash };
}

/**
 * Reads the whole chain and names the first line that does not hold. `head` is the last hash: kept elsewhere, it
 * also shows lines cut off at the end, which a chain alone cannot.
 */
export async function verifyAudit(db: Db | Tx): Promise<AuditVerdict> {
  let seq = 0;
  let head = GENESIS;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(LINES_A_READ)
      .execute();
    for (const row of rows.map(toAuditRow)) {
      if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, why: 'the line is missing' };
      if (row.previousHash !== head)
        return { ok: false, seq: row.seq, why: 'it does not follow the line before it' };
      if (row.hash !== hashOf(row)) return { ok: false, seq: row.seq, why: 'its content was changed' };
      seq = row.seq;
      head = row.hash;
    }
    if (rows.length < LINES_A_READ) return { ok: true, count: seq, head };
  }
}

/** The latest lines first, of one unit or of all. */
export async function readAudit(db: Db | Tx, by: { unitId?: string; limit: number }): Promise<AuditRow[]> {
  let query = db.selectFrom('audit').selectAll();
  if (by.unitId !== undefined) query = query.where('unit_id', '=', by.unitId);
  const rows = await query.orderBy('seq', 'desc').limit(by.limit).execute();
  return rows.map(toAuditRow);
}

/** Whether somebody did this very act: the same detail, to the letter. */
export const hasDone = async (
  db: Db,
  { actor, act, detail }: Pick<NewAudit, 'actor' | 'act' | 'detail'>,
): Promise<boolean> =>
  (await db
    .selectFrom('audit')
    .select('seq')
    .where('actor', '=', actor)
    .where('act', '=', act)
    .where(sql<boolean>`detail = ${toJsonb(detail)}::jsonb`)
    .limit(1)
    .executeTakeFirst()) !== undefined;

function hashOf(line: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor, act, unitId, detail, previousHash } = line;
  const plain = { seq, at: at.toISOString(), actor, act, unitId, detail, previousHash };
  return createHash('sha256').update(canonical(plain)).digest('hex');
}

/** JSON with its keys in order: what was hashed must survive jsonb, which keeps no order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function toAuditRow(row: Selectable<AuditTable>): AuditRow {
  return {
    seq: Number(row.seq),
    at: row.at,
    actor: row.actor,
    act: row.act,
    unitId: row.unit_id,
    detail: row.detail,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
