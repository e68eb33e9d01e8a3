import { useId, useState } from 'preact/hooks';
import { Glyph } from '../parts/glyph.tsx';
import { useCard, useText } from './context.ts';
import { FieldFrame } from './field-frame.tsx';
import type { InputElement } from './types.ts';
import { actionName, callbackValue, useField } from './use-field.ts';

export function CardInput({ element }: { element: InputElement }) {
  const env = useCard();
  const text = useText();
  const id = useId();
  const field = useField(element);
  const [working, setWorking] = useState(false);
  const value = String(field.value);
  const limit = element.max_length ?? 1000;
  const long = element.input_type === 'multiline_text';
  const label = text(element.label);
  const placeholder = text(element.placeholder) || env.words.typeHere;

  /** Outside a form an input reports by itself; inside one the form's button does. */
  const report = async () => {
    if (field.inForm || working) return;
    if (element.confirm && !(await env.ask(element.confirm))) return;
    setWorking(true);
    try {
      await env.act({
        tag: 'input',
        value: callbackValue(element) ?? {},
        input_value: value,
        ...(element.name ? { name: element.name } : {}),
      });
    } finally {
      setWorking(false);
    }
  };

  const shared = {
    id,
    value,
    placeholder,
    disabled: field.disabled,
    maxLength: limit,
    required: element.required ?? false,
    'aria-invalid': field.refused,
    'aria-label': label ? undefined : placeholder,
    'data-field': element.name,
    'data-action': actionName(element),
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      field.set(event.currentTarget.value),
  };
  return (
    <FieldFrame element={element} refused={field.refused} tips={text(element.disabled_tips)}>
      <div class={`input-field label-${element.label_position ?? 'top'}`}>
        {label && (
          <label for={id}>
            {label}
            {element.required && <span class="star"> *</span>}
          </label>
        )}
        <div class="input-box">
          {long ? (
            <textarea {...shared} rows={element.rows ?? 5} />
          ) : (
            <input
              {...shared}
              type={element.input_type === 'password' ? 'password' : 'text'}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.isComposing) void report();
              }}
            />
          )}
          {(long || element.max_length !== undefined) && (
            <span class="counter">
              {value.length}/{limit}
            </span>
          )}
          {!field.inForm && (
            <button
              type="button"
              class="input-send"
              aria-label={env.words.submit}
              aria-busy={working}
              disabled={field.disabled}
              onClick={() => void report()}
            >
              {working ? <span class="spinner" /> : <Glyph name="send" size={16} />}
            </button>
          )}
        </div>
      </div>
    </FieldFrame>
  );
}
