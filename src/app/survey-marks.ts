import { createHmac } from 'node:crypto';
import type { Db } from '../store/schema.ts';
import { isMarked, keyOf, writeMarks } from '../store/survey-answers.ts';
import type { Seal, SurveyMarks } from './ports.ts';

/** Fewer marks than these are never written together: one mark beside one answer would meet it. */
const batchFrom = 5;

/** Who has answered, in this process's memory only, as hashes under each survey's own key. */
export function createSurveyMarks(): SurveyMarks {
  const taking = new Map<string, Set<string>>();
  const noted = new Map<string, Set<string>>();
  const of = (map: Map<string, Set<string>>, survey: string) => {
    const found = map.get(survey) ?? new Set<string>();
    map.set(survey, found);
    return found;
  };
  return {
    take(survey, mark) {
      if (taking.get(survey)?.has(mark) || noted.get(survey)?.has(mark)) return false;
      of(taking, survey).add(mark);
      return true;
    },
    settle(survey, mark, stored) {
      taking.get(survey)?.delete(mark);
      if (stored) of(noted, survey).add(mark);
    },
    has: (survey, mark) => noted.get(survey)?.has(mark) === true,
    ripe: () =>
      [...noted].flatMap(([survey, marks]) =>
        marks.size >= batchFrom ? [{ survey, marks: [...marks] }] : [],
      ),
    written(survey, marks) {
      for (const mark of marks) noted.get(survey)?.delete(mark);
    },
    forget(survey) {
      taking.delete(survey);
      noted.delete(survey);
    },
  };
}

/** A person's mark in an open survey; null once it is closed and its key destroyed. */
export async function markOf(
  app: { db: Db; seal: Seal },
  surveyId: string,
  personId: string,
): Promise<string | null> {
  const sealed = await keyOf(app.db, surveyId);
  if (!sealed) return null;
  return createHmac('sha256', app.seal.open(sealed)).update(personId).digest('base64url');
}

/** Whether this person's answer is already in. */
export const hasAnswered = async (
  app: { db: Db; marks: SurveyMarks },
  surveyId: string,
  mark: string,
): Promise<boolean> => app.marks.has(surveyId, mark) || (await isMarked(app.db, surveyId, mark));

/**
 * Writes the marks that have gathered, so that a restart forgets few: minutes after the answers, many at once and in
 * no order. A batch that fails stays in memory for the next time.
 */
export async function writeRipeMarks(app: { db: Db; marks: SurveyMarks }): Promise<void> {
  for (const { survey, marks } of app.marks.ripe()) {
    await writeMarks(app.db, survey, marks);
    app.marks.written(survey, marks);
  }
}
