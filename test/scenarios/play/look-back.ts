import { expectDone, fileByCommand, fileFromTasks } from './branch.ts';
import { everyBranch } from './cast.ts';
import type { Play } from './script.ts';
import { buttonOf } from './stage.ts';

/** In the consolidation each branch plans a rule that keeps what was put right. */
export async function mechanisms({ stage, cast, on }: Play): Promise<void> {
  await everyBranch(cast, ({ secretary }) =>
    fileFromTasks(stage, secretary, 'mechanism', {
      title: '联系服务群众制度',
      state: 'planned',
      on: on('06-18'),
      words: '每月走访一次，问题登记，限期答复。',
    }),
  );
}

/** In September each branch checks itself over the points of document 004. */
export async function selfChecks({ stage, cast }: Play): Promise<void> {
  await everyBranch(cast, ({ secretary }) =>
    fileByCommand(stage, secretary, '/回头看', {
      organisation: 'sound',
      problems: '突出问题已解决，尚未解决的已明确期限和责任人。',
      people: '群众反映的问题已逐条答复。',
      members: '党员服务意识有提高。',
      mechanisms: '联系服务群众制度正在试行。',
      others: '其他要求均已落实。',
    }),
  );
}

/** Of few units one is drawn. */
const drawnOf = (units: number): number => (units < 8 ? 1 : 4);

/** The office draws some units by a seed; a supervisor listens and reports on each. */
export async function spotChecks({ stage, cast, on }: Play): Promise<void> {
  const [officer] = cast.office;
  const [supervisor] = cast.supervisors;
  if (!officer || !supervisor) return;
  const card = await stage.ask(officer, '/回头看', 'spot-check-draw');
  const size = String(drawnOf(cast.branches.length));
  expectDone(
    await stage.press(officer, card, 'spot-check-draw', { size, seed: on('09-08').slice(0, 7) }),
    'draws',
  );
  const chat = await stage.privateChat(supervisor);
  const asked = await stage.until('the supervisor hears of every draw', async () => {
    const cards = (await stage.messages(chat, supervisor, card.seq)).filter((one) =>
      buttonOf(one, 'spot-check-report'),
    );
    return cards.length === Number(size) ? cards : undefined;
  });
  for (const one of asked)
    expectDone(
      await stage.press(supervisor, one, 'spot-check-report', {
        heard: '12',
        words: '召开座谈会，查看台账和制度，整改情况属实。',
      }),
      'reports',
    );
}
