import { useEffect, useMemo, useState } from 'preact/hooks';
import { FormContext, type FormEnv, useCard } from './context.ts';
import { Elements } from './element.tsx';
import { collectForm, type FieldValue } from './form-values.ts';
import type { FormElement } from './types.ts';

/**
 * A form keeps what was typed while its card changes around it (somebody else's answer moves a count), and forgets it
 * once an own accepted gesture replaced the card.
 */
export function CardForm({ element }: { element: FormElement }) {
  const { locale, generation } = useCard();
  const [typed, setTyped] = useState<Record<string, FieldValue>>({});
  const [refused, setRefused] = useState<readonly string[]>([]);
  // Typed values are forgotten when the card was replaced.
  useEffect(() => {
    setTyped({});
    setRefused([]);
  }, [generation]);

  const form = useMemo<FormEnv>(
    () => ({
      value: (name) => typed[name],
      set: (name, value) => {
        setTyped((before) => ({ ...before, [name]: value }));
        setRefused((before) => before.filter((other) => other !== name));
      },
      isRefused: (name) => refused.includes(name),
      collect: () => {
        const result = collectForm(element.elements ?? [], typed, locale);
        setRefused(result.refused);
        return result.refused.length > 0 ? null : result.formValue;
      },
      reset: () => {
        setTyped({});
        setRefused([]);
      },
    }),
    [element, typed, refused, locale],
  );

  return (
    <FormContext.Provider value={form}>
      <form
        class="card-form"
        data-form={element.name}
        onSubmit={(event) => event.preventDefault()}
        noValidate
      >
        <Elements
          elements={element.elements}
          layout={{ vertical_spacing: '12px', ...element, padding: element.padding ?? '0' }}
        />
      </form>
    </FormContext.Provider>
  );
}
