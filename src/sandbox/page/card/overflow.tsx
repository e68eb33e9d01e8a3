import { useRef } from 'preact/hooks';
import { openUrl } from './button.tsx';
import { useCard, useText } from './context.ts';
import type { OptionSpec, OverflowElement } from './types.ts';
import { actionName, callbackValue } from './use-field.ts';

export function CardOverflow({ element }: { element: OverflowElement }) {
  const env = useCard();
  const text = useText();
  const menu = useRef<HTMLDetailsElement>(null);

  const choose = async (option: OptionSpec) => {
    if (menu.current) menu.current.open = false;
    if (element.confirm && !(await env.ask(element.confirm))) return;
    const url = option.multi_url?.pc_url || option.multi_url?.url;
    if (url) openUrl([{ type: 'open_url', default_url: url }]);
    const value = callbackValue(element);
    if (option.value === undefined && value === undefined) return;
    await env.act({
      tag: 'overflow',
      value: value ?? {},
      ...(option.value === undefined ? {} : { option: option.value }),
      ...(element.name ? { name: element.name } : {}),
    });
  };

  return (
    <details class="overflow" ref={menu} data-action={actionName(element)}>
      <summary class="card-button kind-default size-medium" aria-label={env.words.more}>
        ⋯
      </summary>
      <div class="menu" role="menu">
        {element.options?.map((option, index) => (
          <button
            key={index}
            type="button"
            role="menuitem"
            disabled={env.busy || element.disabled}
            data-option={option.value}
            onClick={() => void choose(option)}
          >
            {text(option.text)}
          </button>
        ))}
      </div>
    </details>
  );
}
