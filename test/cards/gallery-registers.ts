import { helpCard, helpVisitCard } from '../../src/cards/help-note.ts';
import type { Card } from '../../src/cards/kit.ts';
import { formsCard, type RecordRow, recordListCard } from '../../src/cards/record-list.ts';
import { kinds } from '../../src/domain/kinds/index.ts';
import { mechanism } from '../../src/domain/kinds/mechanism.ts';
import type { Flavour } from './gallery.ts';

/** Lists of what was filed, and the private notes of help. */
export function registersRoom(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const on = '2005-02-01';
  const row = (at: number): RecordRow => ({
    record: `r${at}`,
    on,
    by: flavour.person(at),
    state: ['filed', 'submitted', 'returned'][at % 3] ?? 'filed',
    fields: (mechanism.form ?? []).map((field) => ({
      field,
      value: field.as === 'choice' ? 'issued' : field.as === 'day' ? on : flavour.words.slice(0, 300),
    })),
    readers: at === 2 ? 12 : null,
    file: at === 1 ? '制度.docx' : null,
  });
  const rows = Array.from({ length: 8 }, (_, at) => row(at));
  const list = { kind: 'mechanism' as const, unit, more: 3, mayAdd: true };
  const forms = kinds.filter((kind) => kind.form).map((kind) => ({ kind: kind.name, unit: unit.id }));
  const person = flavour.person(0);
  const words = flavour.words;
  return [
    { name: 'record-list', group: false, card: recordListCard({ ...list, rows }) },
    { name: 'record-list-empty', group: false, card: recordListCard({ ...list, rows: [], more: 0 }) },
    { name: 'forms', group: false, card: formsCard({ forms }) },
    { name: 'help-to-helper', group: false, card: helpCard({ unit, member: person, words }) },
    { name: 'help-to-member', group: false, card: helpCard({ unit, helper: person, words }) },
    {
      name: 'help-visit',
      group: false,
      card: helpVisitCard({ unit: flavour.unit, helper: person, on, words }),
    },
  ];
}
