import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CardAction, Locale, ToastType } from '../data/api.ts';
import { resolveText } from '../data/locale.ts';
import type { Words } from '../words.ts';
import type { FieldValue } from './form-values.ts';
import type { ConfirmSpec, TextSpec } from './types.ts';

/** What the page lends to a card: the viewer's language, people's names, and the way to report a gesture. */
export interface CardEnv {
  locale: Locale;
  words: Words;
  nameOf: (openId: string) => string | undefined;
  /** People offered by a person select that names none itself. */
  people: readonly { open_id: string; name: string }[];
  /** True while a gesture on this card is under way. */
  busy: boolean;
  /** Grows whenever an accepted gesture replaced the card: what was typed is then forgotten. */
  generation: number;
  /** Reports a gesture; true when it was accepted (no error toast, no failed callback). */
  act: (action: CardAction) => Promise<boolean>;
  ask: (spec: ConfirmSpec) => Promise<boolean>;
  toast: (type: ToastType, content: string) => void;
}

export const CardContext = createContext<CardEnv | null>(null);

export function useCard(): CardEnv {
  const env = useContext(CardContext);
  if (!env) throw new Error('a card component stands outside a card');
  return env;
}

/** The form a component stands in. */
export interface FormEnv {
  value: (name: string) => FieldValue | undefined;
  set: (name: string, value: FieldValue) => void;
  isRefused: (name: string) => boolean;
  /** The form's value, or null when a field keeps it from being sent (which is then shown). */
  collect: () => Record<string, FieldValue> | null;
  reset: () => void;
}

export const FormContext = createContext<FormEnv | null>(null);

/** Reads a text in the viewer's language. */
export function useText(): (spec: TextSpec | undefined) => string {
  const { locale } = useCard();
  return (spec) => (spec ? resolveText(spec.content, spec.i18n_content, locale) : '');
}
