import { ledgerTable } from '../app/ledger-table.ts';
import { wordsOf } from '../cards/words/index.ts';
import { done } from '../domain/refusal.ts';
import { columns, type Sheets, text } from './sheets.ts';

/** The ledger by unit, and beside it every line of its history. */
export const ledgerSheets: Sheets = async (app, unit, locale, now) => {
  const found = await ledgerTable(app, unit, now);
  if (!found.ok) return found;
  const { ledger: w } = wordsOf(locale);
  const state = ({ awaiting, state: stands }: (typeof found.value)[number]['item']) =>
    awaiting === null ? w.states[stands] : w.awaiting[awaiting];
  const yes = text('是', '是', 'yes')[locale];
  const rows = found.value.map((row, at) => ({ ...row, no: at + 1 }));
  return done([
    {
      name: text('整改台账', '整改台賬', 'ledger')[locale],
      columns: columns(
        text(
          '序号|责任单位|整改事项|处理方式|具体办法|要达到的效果|责任人|牵头|完成期限|状态|逾期|情况说明|佐证|归入',
          '序號|責任單位|整改事項|處理方式|具體辦法|要達到的效果|責任人|牽頭|完成期限|狀態|逾期|情況說明|佐證|歸入',
          'no|unit|item|handled|how|effect|responsible|led by|due|state|overdue|explanation|evidence|placed',
        ),
        locale,
        [6, 28, 48, 12, 40, 40, 12, 12, 12, 20, 8, 40, 8, 20],
      ),
      rows: rows.map(({ no, unit: name, item, owner, lead, overdue }) => [
        no,
        name,
        item.words,
        w.ways[item.way],
        item.how ?? null,
        item.effect ?? null,
        owner,
        lead,
        item.due,
        state(item),
        overdue ? yes : null,
        item.explanation ?? null,
        item.evidence.length,
        item.placed === null ? null : w.placed[item.placed.as],
      ]),
    },
    {
      name: text('办理过程', '辦理過程', 'history')[locale],
      columns: columns(
        text(
          '序号|日期|办理人|事项|状态|完成期限|说明',
          '序號|日期|辦理人|事項|狀態|完成期限|說明',
          'no|day|by|what|state|due|words',
        ),
        locale,
        [6, 12, 12, 16, 20, 12, 60],
      ),
      rows: rows.flatMap(({ no, item, name }) =>
        item.history.map((line) => [
          no,
          line.on,
          name(line.by),
          w.acts[line.act] ?? line.act,
          w.states[line.state],
          line.due,
          line.words ?? null,
        ]),
      ),
    },
  ]);
};
