import { expectDone, fileByCommand, fileFromTasks, fileInGroup, holdSession } from './branch.ts';
import { applyFor, signFor } from './gates.ts';
import { countForms, openDesk } from './opinions.ts';
import { visitIfAsked } from './papers.ts';
import type { Play } from './script.ts';
import { buttonOf } from './stage.ts';

/** The bureau itself has no secretary: its first responsible person does what one does. */
export const bureauName = '市民政局';

/** The office invites the leaders to the liaison group; there the first responsible person holds the deployment meeting. */
export async function bureauMobilises(play: Play): Promise<void> {
  const { stage, cast } = play;
  const [officer] = cast.office;
  if (!officer) return;
  await stage.api('POST', `/chats/${cast.liaison}/members`, {
    as: officer.open_id,
    open_ids: cast.leaders.map((leader) => leader.open_id),
  });
  await meetingOfBody(play, '全局部署动员大会，督导组参加 2小时');
}

/** In early July the bureau sums up the first batch and sets the second to work (001, part 3). */
export const bureauSumsUp = (play: Play): Promise<void> => meetingOfBody(play, '全局总结部署大会 2小时');

async function meetingOfBody({ stage, cast }: Play, words: string): Promise<void> {
  const [first] = cast.first;
  if (!first) return;
  const body = {
    no: -1,
    name: bureauName,
    secretary: first,
    members: cast.leaders,
    masses: [],
    group: cast.liaison,
  };
  await holdSession(stage, body, words);
}

/** The bureau hears people outside by seminar, telephone and paper (001, part 3(2)4). */
export async function bureauSolicits(play: Play): Promise<void> {
  const [first] = play.cast.first;
  if (!first) return;
  const desk = await openDesk(play, first);
  for (const [channel, circle] of [
    ['seminar', 'party-delegates'],
    ['phone', 'people-served'],
    ['paper', 'old-cadres'],
  ] as const)
    await countForms(play.stage, first, desk, { channel, circle, sent: 12, returned: 11 });
}

/** At the end of stage 3 the leading body tells what came of its plan. */
export async function bureauPublishes({ stage, cast }: Play): Promise<void> {
  const [first] = cast.first;
  if (first)
    await fileFromTasks(stage, first, 'publication', {
      of: 'leading-body',
      words: '领导班子整改事项按期办结。',
      circle: 'masses',
    });
}

/** The bureau's own special report, from the liaison group. */
export async function bureauReports({ stage, cast }: Play): Promise<void> {
  const [first] = cast.first;
  if (first)
    await fileInGroup(stage, first, cast.liaison, '/报告', {
      words: '市民政局专题报告，附各阶段数字。',
    });
}

/** The bureau's two plans, filed from the liaison group. */
export async function bureauPlans({ stage, cast }: Play): Promise<void> {
  const [first] = cast.first;
  if (!first) return;
  for (const of of ['unit', 'leading-body'])
    await fileInGroup(stage, first, cast.liaison, '/方案', { of, words: '市民政局活动方案，见党组文件。' });
}

/**
 * The bureau's summary and gate, asked for by its first responsible person and signed by the supervisors. A stage whose
 * requirements the play does not meet for the bureau stays open there.
 */
export async function bureauGate({ stage, cast, today }: Play, { must }: { must: boolean }): Promise<void> {
  const [first] = cast.first;
  const [supervisor] = cast.supervisors;
  if (!first || !supervisor) return;
  for (const leader of cast.leaders) await visitIfAsked(stage, leader, today);
  await fileByCommand(stage, first, '/小结', {});
  const card = await stage.answerTo(first, '/转段', '转段验收');
  if (!must && !buttonOf(card, 'gate-apply')) return;
  const { seq } = await applyFor(stage, first);
  expectDone(await signFor(stage, { supervisor, unit: bureauName, after: seq }), 'signs for the bureau');
}
