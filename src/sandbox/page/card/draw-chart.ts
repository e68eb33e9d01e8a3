import { type ISpec, VChart } from '@visactor/vchart';

/** Draws a VChart specification into a box and keeps to its size; the answer takes it away again. */
export function drawChart(dom: HTMLElement, spec: Record<string, unknown>, colors: string[]): () => void {
  const themed = { background: 'transparent', color: colors, ...spec } as unknown as ISpec;
  const size = () => ({ width: dom.clientWidth, height: dom.clientHeight });
  // VRender restyles the element it draws in, so that the box itself would no longer follow the card.
  const inner = dom.appendChild(document.createElement('div'));
  const chart = new VChart({ ...themed, ...size() }, { dom: inner, autoFit: false, animation: false });
  chart.renderSync();
  let drawn = size();
  const follow = new ResizeObserver(() => {
    const { width, height } = size();
    if (width === 0 || (width === drawn.width && height === drawn.height)) return;
    drawn = { width, height };
    chart.resizeSync(width, height);
  });
  follow.observe(dom);
  return () => {
    follow.disconnect();
    chart.release();
    inner.remove();
  };
}
