import { CardButton } from './button.tsx';
import { useCard, useText } from './context.ts';
import { FieldFrame } from './field-frame.tsx';
import { CardText } from './text.tsx';
import type { CheckerElement } from './types.ts';
import { actionName, callbackValue, useField } from './use-field.ts';

export function CardChecker({ element }: { element: CheckerElement }) {
  const env = useCard();
  const text = useText();
  const field = useField(element);
  const checked = field.value === true;

  const toggle = async () => {
    const value = callbackValue(element);
    if (element.confirm && !field.inForm && !(await env.ask(element.confirm))) return;
    field.set(!checked);
    if (field.inForm || value === undefined) return;
    const accepted = await env.act({
      tag: 'checker',
      value,
      checked: !checked,
      ...(element.name ? { name: element.name } : {}),
    });
    if (!accepted) field.set(checked);
  };

  const done = checked ? element.checked_style : undefined;
  return (
    <FieldFrame element={element} refused={field.refused} tips={text(element.disabled_tips)}>
      <div class="checker" style={{ padding: element.padding }}>
        <label class="check-row">
          <input
            type="checkbox"
            checked={checked}
            disabled={field.disabled}
            data-field={element.name}
            data-action={actionName(element)}
            onChange={() => void toggle()}
          />
          <span
            style={{
              opacity: done?.opacity,
              textDecoration: done?.show_strikethrough ? 'line-through' : undefined,
            }}
          >
            <CardText spec={element.text} />
          </span>
        </label>
        {element.button_area?.buttons?.map((button, index) => (
          <CardButton key={index} element={button} />
        ))}
      </div>
    </FieldFrame>
  );
}
