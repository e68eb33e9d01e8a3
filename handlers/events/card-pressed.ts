import { idFrom } from '../../src/app/identity.ts';
import { localeOf, sendPrivately, sendUnrecorded } from '../../src/app/send.ts';
import { type ActionName, type CardAction, cardAction } from '../../src/cards/actions.ts';
import { inLanguage, toast } from '../../src/cards/kit.ts';
import { actions } from '../actions/index.ts';
import type { CardPress, Handling, Press, PressAnswer, PressHandler } from '../handling.ts';
import { namesRows } from '../names-rows.ts';

/**
 * A press on a card: the value is parsed, the handler decides, and toast and new card travel back in the answer
 * (https://open.feishu.cn/document/feishu-cards/card-callback-communication). A value that is none of ours, from
 * an old or a forged card, changes nothing.
 */
export async function cardPressed(handling: Handling, event: CardPress): Promise<object> {
  const value = cardAction.safeParse(event.value);
  if (!value.success || !namesRows(value.data, event.form))
    return toast('error', (w) => w.refusal({ why: 'gone' }));
  const run = actions[value.data.action] as PressHandler<CardAction['action']>;
  const press: Press = {
    ...handling,
    openId: event.openId,
    value: value.data,
    form: event.form,
    chatId: event.chatId ?? null,
    messageId: event.messageId ?? null,
    cause: causeOf(event, value.data.action),
  };
  const answer = await run(press);
  if (answer.privately) {
    const { cause, openId } = press;
    await sendPrivately(
      handling.app,
      { openId, key: `press:${cause}`, card: answer.privately },
      handling.now,
    );
  }
  if (answer.unrecorded && !(await sendUnrecorded(handling.app, press.openId, answer.unrecorded)))
    return toast('error', (w) => w.toasts.tryAgain);
  return callbackBody(
    answer,
    answer.card ? await localeOf(handling.app.db, event.openId, answer.scope ?? 'private') : null,
  );
}

/**
 * Forms that file something new whenever they are submitted, and that give way to another card once they are. A record's
 * form is not among them: it refuses other words as well (`actions/record.ts`).
 */
const filing: ReadonlySet<ActionName> = new Set([
  'inspect-find',
  'life-plan',
  'meeting-plan',
] satisfies ActionName[]);

/** Forms of which each files once, whatever is written in it then: their use cases refuse other words. */
const filingOnce: ReadonlySet<ActionName> = new Set([
  'opinion-answer',
  'opinion-counts',
  'opinion-enter',
  'opinion-round-open',
  'opinion-to-ledger',
] satisfies ActionName[]);

/**
 * What a press counts as. The messenger never pushes one twice, but whoever waited in vain presses again: the same form
 * of the same card with the same words is the press before, and files nothing new.
 */
function causeOf({ eventId, messageId, openId, value, form }: CardPress, action: ActionName): string {
  if (messageId === undefined) return eventId;
  if (filingOnce.has(action)) return idFrom(JSON.stringify([messageId, openId, value]));
  if (!filing.has(action)) return eventId;
  const filled = Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1));
  return idFrom(JSON.stringify([messageId, openId, value, filled]));
}

function callbackBody(answer: PressAnswer, locale: Awaited<ReturnType<typeof localeOf>>): object {
  return {
    ...(answer.toast ? toast(answer.toast.type, answer.toast.say) : {}),
    ...(answer.card ? { card: { type: 'raw', data: inLanguage(answer.card, locale) } } : {}),
  };
}
