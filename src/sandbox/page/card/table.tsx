import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { writeTime } from '../data/time.ts';
import { useCard } from './context.ts';
import { toneOf } from './look.ts';
import { InlineMarkdown, Markdown } from './markdown-view.tsx';
import { writeNumber } from './number.ts';
import { CardPeople } from './people.tsx';
import type { TableColumn, TableElement } from './types.ts';

const flexWords: Record<string, string> = { left: 'left', center: 'center', right: 'right' };
const alignOf = (column: TableColumn) =>
  flexWords[column.horizontal_align ?? ''] ?? (column.data_type === 'number' ? 'right' : 'left');

/** A table, `page_size` rows at a time. */
export function CardTable({ element }: { element: TableElement }) {
  const { words } = useCard();
  const [page, setPage] = useState(0);
  const rows = element.rows ?? [];
  const size = element.page_size ?? 5;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages - 1);
  const columns = element.columns ?? [];
  const head = element.header_style;
  return (
    <div class={`table-box row-${element.row_height ?? 'low'}`}>
      <div class="table-scroll">
        <table class={`card-table${element.freeze_first_column ? ' frozen' : ''}`}>
          <thead class={head?.background_style === 'grey' ? 'grey' : ''}>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  style={{
                    width: column.width === 'auto' ? undefined : column.width,
                    minWidth: /px$/.test(column.width ?? '') ? column.width : undefined,
                    textAlign: head?.text_align ?? alignOf(column),
                    fontWeight: head?.bold === false ? 400 : 600,
                  }}
                >
                  {column.display_name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(shown * size, (shown + 1) * size).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td
                    key={column.name}
                    style={{
                      textAlign: alignOf(column),
                      verticalAlign: column.vertical_align === 'center' ? 'middle' : column.vertical_align,
                    }}
                  >
                    <Cell column={column} value={row[column.name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav class="pager" aria-label={words.table}>
          <button
            type="button"
            aria-label={words.previous}
            disabled={shown === 0}
            onClick={() => setPage(shown - 1)}
          >
            ‹
          </button>
          <span>{words.pageOf(shown + 1, pages)}</span>
          <button
            type="button"
            aria-label={words.next}
            disabled={shown >= pages - 1}
            onClick={() => setPage(shown + 1)}
          >
            ›
          </button>
        </nav>
      )}
    </div>
  );
}

function Cell({ column, value }: { column: TableColumn; value: unknown }): JSX.Element | null {
  if (value === undefined || value === null || value === '') return null;
  switch (column.data_type) {
    case 'number':
      return <>{writeNumber(Number(value), column.format)}</>;
    case 'date':
      return <>{writeTime(new Date(Number(value)), column.date_format || 'YYYY-MM-DD HH:mm')}</>;
    case 'persons':
      return (
        <CardPeople ids={Array.isArray(value) ? value.map(String) : [String(value)]} size="extra_small" />
      );
    case 'options': {
      const options = (Array.isArray(value) ? value : [{ text: value }]) as {
        text?: unknown;
        color?: string;
      }[];
      return (
        <>
          {options.map((option, index) => (
            <span key={index} class={`text-tag tone-${toneOf(option.color) ?? 'blue'}`}>
              {String(option.text ?? '')}
            </span>
          ))}
        </>
      );
    }
    case 'lark_md':
      return <InlineMarkdown source={String(value)} />;
    case 'markdown':
      return <Markdown source={String(value)} />;
    default:
      return <>{String(value)}</>;
  }
}
