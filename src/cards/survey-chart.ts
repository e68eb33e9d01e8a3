import { chart, type Element } from './kit.ts';

/** From good to poor. */
const shades = ['#1D4ED8', '#6EA0FF', '#B8C4D9', '#DEE0E3'];

/**
 * Questions as horizontal bars of their answers, in the order given. A chart has no per-language form, so bars carry
 * the numbers of the list beside it; joined choices stand under the shade of the best of them.
 */
export function surveyChart(
  rows: readonly { cells: readonly { shade: number; count: number }[] }[],
): Element {
  const parts = shades.map((_, at) => String(at));
  const values = rows.flatMap(({ cells }, at) => {
    const whole = cells.reduce((sum, { count }) => sum + count, 0);
    return parts.map((part) => ({
      item: `${at + 1}.`,
      part,
      share:
        cells
          .filter(({ shade }) => String(Math.min(shade, shades.length - 1)) === part)
          .reduce((sum, { count }) => sum + count, 0) / Math.max(1, whole),
    }));
  });
  return chart(
    {
      type: 'bar',
      direction: 'horizontal',
      stack: true,
      data: [{ id: 'survey', values }],
      xField: 'share',
      yField: 'item',
      seriesField: 'part',
      color: shades,
      barMaxWidth: 14,
      axes: [
        { orient: 'left', type: 'band', tick: { visible: false }, domainLine: { visible: false } },
        { orient: 'bottom', type: 'linear', visible: false, min: 0, max: 1 },
      ],
      legends: { visible: false },
      tooltip: { visible: false },
      padding: 4,
    },
    Math.min(999, 24 + rows.length * 28),
  );
}
