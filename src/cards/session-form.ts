import { type SessionKind, STUDY_SESSION_KINDS } from '../domain/study.ts';
import type { Field } from './actions.ts';
import { type Card, card, form, input, plain, select, text } from './kit.ts';
import { problemNote } from './problem.ts';

export interface SessionFormView {
  unit: { id: string; name: string };
  /** What was typed, kept when the form is refused, or given with the command. */
  typed?: { title?: string; kind?: SessionKind; hours?: string };
  problem?: Field;
}

/** `/checkin` without arguments. */
export function sessionFormCard(view: SessionFormView): Card {
  return card({
    title: (w) => w.sessionForm.title,
    subtitle: view.unit.name,
    elements: [
      problemNote(view.problem),
      form({
        submit: { label: (w) => w.sessionForm.open, press: { action: 'session-open', unit: view.unit.id } },
        elements: [
          input({
            name: 'title',
            label: (w) => w.sessionForm.name,
            placeholder: (w) => w.sessionForm.namePlaceholder,
            value: view.typed?.title,
            most: 100,
          }),
          ...select({
            name: 'kind',
            label: (w) => w.sessionForm.kind,
            placeholder: (w) => w.choose,
            options: STUDY_SESSION_KINDS.map((kind) => ({ text: (w) => w.sessionKinds[kind], value: kind })),
            value: view.typed?.kind ?? 'session',
          }),
          ...select({
            name: 'supervisors',
            label: (w) => w.sessionForm.supervisors,
            placeholder: (w) => w.choose,
            options: [
              { text: (w) => w.no, value: 'no' },
              { text: (w) => w.yes, value: 'yes' },
            ],
            value: 'no',
            required: false,
          }),
          input({
            name: 'hours',
            label: (w) => w.sessionForm.hours,
            placeholder: (w) => w.studyForm.hoursPlaceholder,
            value: view.typed?.hours,
            most: 10,
          }),
        ],
      }),
    ],
  });
}

/** What stands in place of the form once the session is open. */
export function sessionOpenedCard({ unit, title }: { unit: string; title: string }): Card {
  return card({
    title: (w) => w.toasts.sessionOpened,
    subtitle: unit,
    colour: 'green',
    elements: [plain(title), text((w) => w.sessionForm.opened(unit))],
  });
}
