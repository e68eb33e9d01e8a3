import { useContext, useEffect, useState } from 'preact/hooks';
import { FormContext, useCard } from './context.ts';
import { type FieldValue, initialValue } from './form-values.ts';
import type { Behavior, FieldElement } from './types.ts';

/** The value a callback behaviour carries; undefined when the component reports nothing. */
export function callbackValue(element: { behaviors?: Behavior[]; value?: unknown }): unknown {
  const callback = element.behaviors?.find((behavior) => behavior.type === 'callback');
  return callback ? (callback.value ?? {}) : element.value;
}

/** `behaviors[].value.action`, by which tests find a component. */
export function actionName(element: { behaviors?: Behavior[]; value?: unknown }): string | undefined {
  const value = callbackValue(element);
  const action = typeof value === 'object' && value !== null && 'action' in value ? value.action : undefined;
  return typeof action === 'string' ? action : undefined;
}

/** A field's value: the form's when it stands in one, otherwise its own until an accepted gesture replaces the card. */
export function useField(element: FieldElement): {
  value: FieldValue;
  set: (value: FieldValue) => void;
  inForm: boolean;
  refused: boolean;
  disabled: boolean;
} {
  const { locale, generation, busy } = useCard();
  const form = useContext(FormContext);
  const [own, setOwn] = useState<FieldValue | undefined>(undefined);
  // The value is forgotten when the card was replaced.
  useEffect(() => setOwn(undefined), [generation]);
  const name = element.name ?? '';
  const typed = form && name ? form.value(name) : own;
  return {
    value: typed ?? initialValue(element, locale),
    set: (value) => (form && name ? form.set(name, value) : setOwn(value)),
    inForm: form !== null,
    refused: form?.isRefused(name) ?? false,
    disabled: (element.disabled ?? false) || busy,
  };
}
