import { randomUUID } from 'node:crypto';
import type { GateSnapshot } from '../../src/domain/signed-gate.ts';
import type { House } from './house.ts';
import { until } from './until.ts';

/** Puts every unit into stage 2 as if its first gate had been signed: what is filed from `from` on belongs to stage 2. */
export async function openStageTwo(house: House, from = '2026-02-28T18:00:00+08:00'): Promise<void> {
  const snapshot: GateSnapshot = { members: [], measured: [] };
  const decided = new Date(from);
  const runs = await house.db
    .updateTable('unit_run')
    .set({ stage: 2, stage_opened_at: decided })
    .returningAll()
    .execute();
  for (const { campaign_id, unit_id } of runs)
    await house.db
      .insertInto('gate_application')
      .values({
        id: randomUUID(),
        campaign_id,
        unit_id,
        stage: 1,
        state: 'signed',
        snapshot: JSON.stringify(snapshot),
        applied_by: randomUUID(),
        applied_at: decided,
        decided_by: randomUUID(),
        decided_at: decided,
        findings: null,
      })
      .execute();
}

/** Sends a text file to the bot, as a self-analysis is sent, and waits for what it says to it. */
export async function sendText(house: House, openId: string, words: string): Promise<void> {
  const before = house.toldTo(openId).length;
  house.sandbox.people.sendFile(house.privateChat(openId), {
    as: openId,
    name: '党性分析.txt',
    type: 'text/plain',
    bytes: Buffer.from(words),
  });
  await until(() => house.toldTo(openId).length > before, 30_000);
  await house.quiet();
}
