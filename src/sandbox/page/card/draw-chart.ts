import { type ISpec, VChart } from '@visactor/vchart';

/** Draws a VChart specification into a box that sizes it; the answer takes it away again. */
export function drawChart(dom: HTMLElement, spec: Record<string, unknown>, colors: string[]): () => void {
  const themed = { background: 'transparent', animation: false, color: colors, ...spec } as unknown as ISpec;
  const chart = new VChart(themed, { dom, autoFit: true, animation: false });
  chart.renderSync();
  return () => chart.release();
}
