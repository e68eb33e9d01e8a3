import { figure } from '../../cards/survey-result.ts';
import { called, wordsOf } from '../../cards/words/index.ts';
import type { RecordFact } from '../../domain/kinds/kind.ts';
import { isInForce } from '../../domain/kinds/kind.ts';
import type { SurveyPayload } from '../../domain/kinds/survey.ts';
import type { Block } from '../../domain/paper.ts';
import { barOf } from '../../domain/survey.ts';
import type { Template } from '../../domain/template.ts';

/**
 * Every satisfaction survey that was held and closed, round by round (S21; (002) 一5): what about, how many answered, how
 * much in the choices that count. What may not be shown stays unshown here too.
 */
export function surveySection(template: Template, records: readonly RecordFact[]): Block[] {
  const w = wordsOf('zh-cn');
  const words = w.papers.report;
  const settings = template.survey;
  const held = records.filter((record) => record.kind === 'survey' && isInForce(record));
  if (!settings || held.length === 0) return [{ text: words.noSurvey }];
  return [
    {
      table: {
        headers: words.surveyColumns.split('|'),
        widths: [40, 11, 17, 18, 14],
        rows: held.map(({ payload }) => {
          const one = payload as SurveyPayload;
          const stage = template.stages.find(({ number }) => number === one.stage);
          const bar = barOf(template, settings, one);
          const about = one.about === 'measure' ? (one.measure ?? '') : stage ? called(w, stage.title) : '';
          return [
            about,
            String(one.round),
            one.result === null ? words.few(settings.fewestAnswers) : String(one.result.answers),
            one.result === null ? '' : figure(w, bar, one.result.share),
            one.passed ? w.yes : w.no,
          ];
        }),
      },
    },
  ];
}
