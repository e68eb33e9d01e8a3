import { randomUUID } from 'node:crypto';
import { fileByForm } from '../../../src/app/file-record.ts';
import { recordOwnStudy } from '../../../src/app/own-study.ts';
import { reviewRecord } from '../../../src/app/review-record.ts';
import { checkIn, closeSession, openSession } from '../../../src/app/sessions.ts';
import type { KindName } from '../../../src/domain/kind-names.ts';
import type { Outcome } from '../../../src/domain/refusal.ts';
import type { SessionKind } from '../../../src/domain/study.ts';
import type { Template } from '../../../src/domain/template.ts';
import type { House } from '../../support/house.ts';

/** Days on which everybody studied 20 hours by themselves. */
const studyDays = ['2026-02-10', '2026-02-11'];

/**
 * Brings a branch to the end of its first stage by what its people have done until now. Only `slow` is two hours short
 * and has written no reflection. The survey is not asked for here: it has a walk of its own.
 */
export async function bringNearTheGate(
  house: House,
  of: { branch: string; secretary: string; first: string; slow: string },
): Promise<void> {
  const { app } = house.service;
  const { db } = house;
  await withoutSurvey(house);
  const { id: unitId } = await db
    .selectFrom('unit')
    .select('id')
    .where('name', '=', of.branch)
    .executeTakeFirstOrThrow();
  const now = house.now();
  const members = house.of(of.branch, 'member').map((person) => person.open_id);
  const file = async (openId: string, kind: KindName, payload: Record<string, unknown>) =>
    granted(await fileByForm(app, { openId, kind, unitId, payload, cause: randomUUID() }, now));

  for (const openId of members) {
    for (const [at, on] of studyDays.entries()) {
      const hours = openId === of.slow && at === 0 ? 16 : 20;
      granted(await recordOwnStudy(app, { openId, hours, topic: '学习党章', on, cause: randomUUID() }, now));
    }
    if (openId !== of.slow)
      await file(openId, 'reflection', { title: '学习党章有感', words: '联系工作谈体会。' });
  }
  const waiting = await db.selectFrom('record').selectAll().where('state', '=', 'submitted').execute();
  for (const { id: recordId, version } of waiting)
    for (const openId of [of.secretary, of.first])
      await reviewRecord(app, { openId, recordId, version, comment: null }, now);

  const hold = async (kind: SessionKind, title: string, present: readonly string[] = []) => {
    const { sessionId } = granted(
      await openSession(
        app,
        {
          openId: of.secretary,
          unitId,
          kind,
          title,
          hours: 2,
          chatId: null,
          supervisorPresent: true,
          cause: randomUUID(),
        },
        now,
      ),
    );
    for (const openId of present) granted(await checkIn(app, { openId, sessionId, claimed: null }, now));
    granted(await closeSession(app, { openId: of.secretary, sessionId }, now));
  };
  await hold('mobilisation', '部署动员大会');
  await hold('training', '支部书记培训', [of.secretary]);
  await hold('lecture', '党课');
  await hold('exchange-meeting', '学习体会交流会', [of.slow]);
  for (const plan of ['unit', 'leading-body'])
    await file(of.secretary, 'work-plan', { of: plan, words: '活动方案' });
  const adopted = { words: '带头学习，服务群众。', adopted: 'adopted', on: studyDays[0] };
  await file(of.secretary, 'concrete-requirements', adopted);
  await file(of.secretary, 'inside-look-back', { done: '逐项检查，均已完成。' });
  await file(of.secretary, 'stage-summary', { words: '学习动员阶段小结。' });
  await house.quiet();
}

/** The running campaign without the requirement that only people outside of the branch can meet. */
async function withoutSurvey({ db }: House): Promise<void> {
  const row = await db.selectFrom('campaign').selectAll().executeTakeFirstOrThrow();
  const template = row.template as Template;
  const stages = template.stages.map((stage) =>
    stage.phase === 'concentrated'
      ? { ...stage, requirements: stage.requirements.filter(({ kind }) => kind !== 'survey') }
      : stage,
  );
  await db
    .updateTable('campaign')
    .set({ template: JSON.stringify({ ...template, stages }) })
    .where('id', '=', row.id)
    .execute();
}

function granted<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
