import { useContext, useState } from 'preact/hooks';
import { FormContext, useCard, useText } from './context.ts';
import { CardIcon } from './icon.tsx';
import { widthOf } from './look.ts';
import { safeHref } from './markdown-inline.ts';
import type { Behavior, ButtonElement } from './types.ts';
import { actionName, callbackValue } from './use-field.ts';

/** Opens the address of an `open_url` behaviour in a new window, as the client opens its browser. */
export function openUrl(behaviors: readonly Behavior[] | undefined): void {
  for (const behavior of behaviors ?? []) {
    const href =
      behavior.type === 'open_url' ? safeHref(behavior.pc_url || behavior.default_url || '') : null;
    if (href) window.open(href, '_blank', 'noopener');
  }
}

function roleOf(element: ButtonElement): 'submit' | 'reset' | 'plain' {
  const { form_action_type: kind } = element;
  return kind === 'submit' || kind === 'reset' ? kind : 'plain';
}

export function CardButton({ element }: { element: ButtonElement }) {
  const env = useCard();
  const text = useText();
  const form = useContext(FormContext);
  const [working, setWorking] = useState(false);
  const role = form ? roleOf(element) : 'plain';

  const press = async () => {
    if (role === 'reset') return form?.reset();
    const formValue = role === 'submit' ? form?.collect() : undefined;
    if (formValue === null) return env.toast('error', env.words.required);
    if (element.confirm && !(await env.ask(element.confirm))) return;
    openUrl(element.behaviors);
    const value = callbackValue(element);
    if (value === undefined && !formValue) return;
    setWorking(true);
    try {
      await env.act({
        tag: 'button',
        value: value ?? {},
        ...(element.name ? { name: element.name } : {}),
        ...(formValue ? { form_value: formValue } : {}),
        timezone: 'Asia/Shanghai',
      });
    } finally {
      setWorking(false);
    }
  };

  const tips = element.disabled ? text(element.disabled_tips) : text(element.hover_tips);
  const label = text(element.text);
  return (
    <button
      type="button"
      class={`card-button kind-${element.type ?? 'default'} size-${element.size ?? 'medium'}`}
      style={{ width: widthOf(element.width) }}
      disabled={element.disabled || env.busy}
      aria-busy={working}
      aria-label={label || undefined}
      title={tips || undefined}
      data-action={actionName(element) ?? (role === 'plain' ? undefined : role)}
      data-name={element.name}
      onClick={(event) => {
        event.stopPropagation();
        void press();
      }}
    >
      {working ? (
        <span class="spinner" aria-hidden="true" />
      ) : (
        element.icon && <CardIcon icon={element.icon} />
      )}
      <span>{label}</span>
    </button>
  );
}
