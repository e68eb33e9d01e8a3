import { setLanguage } from '../../src/app/language.ts';
import { whoIs } from '../../src/app/who.ts';
import { langCard } from '../../src/cards/lang.ts';
import type { Press, PressAnswer } from '../handling.ts';
import { refusePress } from './refusal.ts';

export async function pressLang({ app, now, openId, value }: Press<'lang-set'>): Promise<PressAnswer> {
  const who = await whoIs(app, openId, now);
  if (!who) return refusePress({ why: 'unknown-person' });
  await setLanguage(app, who.person.id, value.locale);
  return {
    toast: { type: 'success', say: (w) => w.toasts.languageSet },
    card: langCard({ chosen: value.locale }),
  };
}
