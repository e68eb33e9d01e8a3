import type { Field } from './actions.ts';
import { buttons, type Card, card, datePicker, form, input, note } from './kit.ts';
import { problemNote } from './problem.ts';
import type { Day } from './view.ts';

export interface StudyFormView {
  today: Day;
  /** Whether this person corrects the hours of others (a secretary). */
  mayCorrect: boolean;
  typed?: { hours?: string; topic?: string; on?: Day };
  problem?: Field;
}

/** `/study` without arguments: own study. */
export function studyFormCard({ today, mayCorrect, typed, problem }: StudyFormView): Card {
  return card({
    title: (w) => w.studyForm.title,
    elements: [
      problemNote(problem),
      form({
        submit: { label: (w) => w.submit, press: { action: 'study-submit' } },
        elements: [
          input({
            name: 'hours',
            label: (w) => w.studyForm.hours,
            placeholder: (w) => w.studyForm.hoursPlaceholder,
            value: typed?.hours,
            most: 10,
          }),
          input({
            name: 'topic',
            label: (w) => w.studyForm.topic,
            placeholder: (w) => w.studyForm.topicPlaceholder,
            value: typed?.topic,
            most: 100,
          }),
          ...datePicker({ name: 'on', label: (w) => w.studyForm.on, value: typed?.on ?? today }),
        ],
      }),
      note((w) => w.studyForm.note),
      buttons(
        { label: (w) => w.studyForm.mine, press: { action: 'my-hours' } },
        mayCorrect
          ? {
              label: (w) => w.studyForm.others,
              press: { action: 'command', name: 'study', args: '更正' },
            }
          : null,
      ),
    ],
  });
}
