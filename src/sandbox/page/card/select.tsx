import { useCard, useText } from './context.ts';
import { FieldFrame } from './field-frame.tsx';
import type { MultiSelectElement, SelectElement } from './types.ts';
import { actionName, callbackValue, useField } from './use-field.ts';

/** The choices of a select as value and label; a person select without its own offers the people of the chat. */
function useChoices(element: SelectElement | MultiSelectElement): { value: string; label: string }[] {
  const { nameOf, people, words } = useCard();
  const text = useText();
  const isPeople = element.tag === 'select_person' || element.tag === 'multi_select_person';
  if (isPeople && !element.options?.length)
    return people.map((person) => ({ value: person.open_id, label: person.name }));
  return (element.options ?? []).map((option) => {
    const value = option.value ?? '';
    const label = text(option.text) || (isPeople ? (nameOf(value) ?? words.unknownPerson) : value);
    return { value, label };
  });
}

export function CardSelect({ element }: { element: SelectElement }) {
  const env = useCard();
  const text = useText();
  const field = useField(element);
  const choices = useChoices(element);
  const placeholder = text(element.placeholder) || env.words.choose;

  const choose = async (option: string) => {
    const before = field.value;
    field.set(option);
    const value = callbackValue(element);
    if (field.inForm || value === undefined) return;
    if (element.confirm && !(await env.ask(element.confirm))) return field.set(before);
    const accepted = await env.act({
      tag: element.tag,
      value,
      option,
      ...(element.name ? { name: element.name } : {}),
    });
    if (!accepted) field.set(before);
  };

  return (
    <FieldFrame element={element} refused={field.refused} tips={text(element.disabled_tips)}>
      <select
        class={`card-select${field.value ? '' : ' empty'}`}
        value={String(field.value)}
        disabled={field.disabled}
        aria-label={placeholder}
        aria-invalid={field.refused}
        data-field={element.name}
        data-action={actionName(element)}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        <option value="">{placeholder}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function CardMultiSelect({ element }: { element: MultiSelectElement }) {
  const { words } = useCard();
  const text = useText();
  const field = useField(element);
  const choices = useChoices(element);
  const chosen = Array.isArray(field.value) ? field.value : [];
  const placeholder = text(element.placeholder) || words.choose;
  const toggle = (value: string) =>
    field.set(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  const labels = choices.filter(({ value }) => chosen.includes(value));
  return (
    <FieldFrame element={element} refused={field.refused} tips={text(element.disabled_tips)}>
      <details class="multi-select" data-field={element.name}>
        <summary aria-label={placeholder}>
          {labels.length === 0 && <span class="muted">{placeholder}</span>}
          {labels.map(({ value, label }) => (
            <span class="chip" key={value}>
              {label}
            </span>
          ))}
        </summary>
        <fieldset disabled={field.disabled}>
          <legend class="hidden">{placeholder}</legend>
          {choices.map(({ value, label }) => (
            <label key={value} class="check-row">
              <input
                type="checkbox"
                value={value}
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </details>
    </FieldFrame>
  );
}
