import { xianjin } from '../domain/xianjin.ts';
import { buttonOf, type Shown } from './doings.ts';
import type { House } from './house.ts';
import { until } from './until.ts';

const questions = (xianjin.survey?.questions ?? []).map(({ key }) => key);

/** The same choice for every question, or each question's own. */
export const filled = (choice: string, but: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(questions.map((key) => [key, choice])),
  ...but,
});

/** What people do with surveys, by gestures. */
export function surveyDoings(house: House) {
  /** The newest card of somebody's private chat with this button. */
  const newest = (openId: string, action: string): Shown | undefined =>
    house.toldTo(openId).findLast(({ content }) => buttonOf(content, action) !== null);

  async function next(openId: string, action: string, act: () => Promise<unknown>): Promise<Shown> {
    const before = new Set(house.toldTo(openId).map(({ message_id }) => message_id));
    const fresh = () =>
      house
        .toldTo(openId)
        .find(({ message_id, content }) => !before.has(message_id) && buttonOf(content, action) !== null);
    await act();
    await until(() => fresh() !== undefined);
    return fresh() as Shown;
  }

  return {
    newest,
    next,
    /** Opens a survey from `/survey` on: form, check, send. @returns the card that says it is out */
    async begin(official: string, form: Record<string, unknown> = {}, unit = ''): Promise<Shown> {
      const desk = await house.ask(official, `/survey ${unit}`.trim());
      const sheet = await next(official, 'survey-check', () => house.press(official, desk, 'survey-new'));
      const day = new Date(house.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
      const usual = {
        about: 'stage',
        measure: '',
        circle: 'everyone',
        units: [],
        sample: '',
        on: `${day} +0800`,
      };
      const checked = await house.press(official, sheet, 'survey-check', { ...usual, ...form });
      if (checked.toast) throw new Error(checked.toast.content);
      const sent = await house.press(official, sheet, 'survey-send');
      if (sent.toast?.type !== 'success') throw new Error(sent.toast?.content);
      await house.quiet();
      return sheet;
    },
    /** Opens the form by the notice and fills it in. */
    async answer(openId: string, form: Record<string, string> = filled('good')) {
      const notice = newest(openId, 'survey-enter');
      if (!notice) throw new Error('nobody asked this person');
      const sheet = await next(openId, 'survey-submit', () => house.press(openId, notice, 'survey-enter'));
      return { sheet, answer: await house.press(openId, sheet, 'survey-submit', form) };
    },
    /** Ends the survey by hand. */
    async close(official: string, unit = '') {
      const desk = await house.ask(official, `/survey ${unit}`.trim());
      const answer = await house.press(official, desk, 'survey-close');
      await house.quiet();
      return { desk, answer };
    },
  };
}
