import { localDateOf } from '../domain/local-date.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { consultationsOf } from '../store/analyses.ts';
import { fileRecord, recordById, type StoredRecord } from '../store/records.ts';
import { writerOf } from './analysis.ts';
import { askOther } from './confirm.ts';
import { idFrom } from './identity.ts';
import { peopleAround } from './people-around.ts';
import type { App } from './ports.ts';

/** A member names whom they consulted; each is asked in private to say so by one tap. Who was asked is not asked again. */
export async function askConsulted(
  app: App,
  asked: { openId: string; people: readonly string[] },
  now: Date,
): Promise<Outcome<{ asked: number }>> {
  const ready = await writerOf(app, asked.openId, now);
  if (!ready.ok) return ready;
  const { who, campaign } = ready.value;
  const around = new Map((await peopleAround(app, who)).map((person) => [person.id, person]));
  if (asked.people.some((id) => !around.has(id))) return refused({ why: 'gone' });
  const today = localDateOf(now, app.timeZone);
  const by = who.person.id;
  const count = await app.db.transaction().execute(async (tx) => {
    const named = await consultationsOf(tx, { campaignId: campaign.id, personId: by });
    const known = new Set(named.map((one) => one.payload.with));
    let fresh = 0;
    for (const id of new Set(asked.people)) {
      const other = around.get(id);
      if (!other || known.has(id)) continue;
      const record = {
        id: idFrom(['consultation', campaign.id, today, by, id].join(' ')),
        campaignId: campaign.id,
        kind: 'consultation',
        unitId: who.unit.id,
        personId: by,
        parentId: null,
        payload: { with: id, consulted: id, askedOn: today },
        occurredOn: today,
        state: 'open',
        filedBy: by,
      };
      if (!(await fileRecord(tx, record, now))) continue;
      fresh += 1;
      const stored = (await recordById(tx, record.id)) as StoredRecord;
      await askOther(app, tx, { campaign, record: stored, other }, now);
    }
    return fresh;
  });
  app.wake.courier();
  return done({ asked: count });
}
