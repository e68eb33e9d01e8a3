import { bindChat } from '../../src/app/bind-chat.ts';
import { bindForm } from '../../src/cards/actions.ts';
import { boundCard } from '../../src/cards/bind.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export async function pressBind({
  app,
  now,
  openId,
  chatId,
  form,
}: Press<'bind-chat'>): Promise<PressAnswer> {
  const filled = bindForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const bound = await bindChat(app, { openId, unitId: filled.data.unit, chatId }, now);
  if (!bound.ok) return refusePress(bound.refusal);
  return {
    toast: { type: 'success', say: (w) => w.toasts.bound },
    card: boundCard(bound.value),
    scope: 'group',
  };
}
