import { useCard, useText } from './context.ts';
import { FieldFrame } from './field-frame.tsx';
import { reportedValue } from './form-values.ts';
import type { PickerElement } from './types.ts';
import { actionName, callbackValue, useField } from './use-field.ts';

const inputTypes = { date_picker: 'date', picker_time: 'time', picker_datetime: 'datetime-local' } as const;

export function CardPicker({ element }: { element: PickerElement }) {
  const env = useCard();
  const text = useText();
  const field = useField(element);
  const placeholder = text(element.placeholder) || env.words.choose;

  const choose = async (picked: string) => {
    field.set(picked);
    const value = callbackValue(element);
    if (field.inForm || value === undefined || !picked) return;
    if (element.confirm && !(await env.ask(element.confirm))) return;
    await env.act({
      tag: element.tag,
      value,
      option: String(reportedValue(element, picked)),
      timezone: 'Asia/Shanghai',
      ...(element.name ? { name: element.name } : {}),
    });
  };

  return (
    <FieldFrame element={element} refused={field.refused} tips={text(element.disabled_tips)}>
      <label class={`picker${field.value ? '' : ' empty'}`}>
        {!field.value && <span class="picker-label">{placeholder}</span>}
        <input
          type={inputTypes[element.tag]}
          aria-label={placeholder}
          value={String(field.value)}
          disabled={field.disabled}
          aria-invalid={field.refused}
          data-field={element.name}
          data-action={actionName(element)}
          onChange={(event) => void choose(event.currentTarget.value)}
        />
      </label>
    </FieldFrame>
  );
}
