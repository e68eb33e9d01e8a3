import { chart, type Element } from './kit.ts';

type Row = { done: number; of: number; have: string; need: string };

/**
 * Requirements as horizontal bars of done and not yet, in the order given; requirements, never people. A chart
 * has no per-language form, so bars carry the numbers of the list beside it, and figures.
 */
export function progressChart(rows: readonly Row[]): Element {
  const label = (row: Row, at: number) => `${at + 1}.  ${row.have}/${row.need}`;
  const share = (part: number, of: number) => (of === 0 ? 0 : Math.min(1, part / of));
  const values = rows.flatMap((row, at) => [
    { item: label(row, at), part: 'done', share: share(row.done, row.of) },
    { item: label(row, at), part: 'open', share: 1 - share(row.done, row.of) },
  ]);
  return chart(
    {
      type: 'bar',
      direction: 'horizontal',
      stack: true,
      data: [{ id: 'progress', values }],
      xField: 'share',
      yField: 'item',
      seriesField: 'part',
      color: ['#3370FF', '#DEE0E3'],
      barMaxWidth: 14,
      axes: [
        {
          orient: 'left',
          type: 'band',
          tick: { visible: false },
          domainLine: { visible: false },
        },
        { orient: 'bottom', type: 'linear', visible: false, min: 0, max: 1 },
      ],
      legends: { visible: false },
      tooltip: { visible: false },
      padding: 4,
    },
    Math.min(999, 24 + rows.length * 28),
  );
}
