import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConfirmSpec } from '../card/types.ts';
import type { Locale } from '../data/api.ts';
import { resolveText } from '../data/locale.ts';
import type { Words } from '../words.ts';

interface Question {
  spec: ConfirmSpec;
  answer: (yes: boolean) => void;
}

/** A question before a gesture is reported: `ask` resolves to the answer, `dialog` is to be drawn. */
export function useConfirm(
  locale: Locale,
  words: Words,
): { ask: (spec: ConfirmSpec) => Promise<boolean>; dialog: JSX.Element | null } {
  const [question, setQuestion] = useState<Question | null>(null);
  const box = useRef<HTMLDialogElement>(null);
  const ask = useCallback(
    (spec: ConfirmSpec) => new Promise<boolean>((answer) => setQuestion({ spec, answer })),
    [],
  );
  useEffect(() => {
    if (question && !box.current?.open) box.current?.showModal();
  }, [question]);
  if (!question) return { ask, dialog: null };
  const settle = (yes: boolean) => {
    setQuestion(null);
    question.answer(yes);
  };
  const { title, text } = question.spec;
  return {
    ask,
    dialog: (
      <dialog
        ref={box}
        class="confirm"
        data-testid="confirm"
        onCancel={(event) => {
          event.preventDefault();
          settle(false);
        }}
      >
        <h3>{resolveText(title?.content, title?.i18n_content, locale)}</h3>
        <p>{resolveText(text?.content, text?.i18n_content, locale)}</p>
        <div class="confirm-buttons">
          <button
            type="button"
            class="card-button kind-default"
            data-testid="confirm-no"
            onClick={() => settle(false)}
          >
            {words.cancel}
          </button>
          <button
            type="button"
            class="card-button kind-primary_filled"
            data-testid="confirm-yes"
            onClick={() => settle(true)}
          >
            {words.confirm}
          </button>
        </div>
      </dialog>
    ),
  };
}
