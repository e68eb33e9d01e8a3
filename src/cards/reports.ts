import { buttons, type Card, card, note, table, text } from './kit.ts';
import type { Day } from './view.ts';

export interface ReportsView {
  unit: { id: string; name: string };
  /** In roster order. */
  rows: {
    name: string;
    due: Day | null;
    state: 'none' | 'handed-in' | 'received' | 'returned';
    /** Owed and past its day. */
    late: boolean;
  }[];
  /** Whether the viewer takes receipt. */
  receives: boolean;
}

/** `/report` for those who stand over units: whose special report is in, received, sent back or late (S27). */
export function reportsCard({ unit, rows, receives }: ReportsView): Card {
  const count = (state: ReportsView['rows'][number]['state']) =>
    rows.filter((row) => row.state === state).length;
  const waiting = rows.find((row) => row.state === 'handed-in');
  const due = rows.find((row) => row.due !== null)?.due ?? null;
  return card({
    title: (w) => w.reports.title,
    subtitle: unit.name,
    elements: [
      text((w) =>
        w.reports.counts({
          ...{ of: rows.length, received: count('received'), waiting: count('handed-in') },
          ...{ returned: count('returned'), late: rows.filter((row) => row.late).length },
        }),
      ),
      due === null ? null : note((w) => w.dueOn(due)),
      receives && waiting !== undefined
        ? buttons({
            label: (w) => w.reports.receive,
            style: 'primary',
            press: { action: 'command', name: 'review', args: waiting.name },
          })
        : null,
      table({
        columns: [
          { name: 'unit', title: '单位 Unit', wide: true },
          { name: 'in', title: '报送 In' },
          { name: 'received', title: '签收 Got' },
          { name: 'late', title: '逾期 Late' },
        ],
        rows: rows.map((row) => ({
          unit: row.name,
          in: row.state === 'none' ? '—' : row.state === 'returned' ? '↩' : '✓',
          received: row.state === 'received' ? '✓' : '—',
          late: row.late ? '!' : '',
        })),
      }),
      count('returned') > 0 ? note((w) => w.reports.returned) : null,
    ],
  });
}
