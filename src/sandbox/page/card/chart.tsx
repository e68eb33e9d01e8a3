import { useEffect, useRef, useState } from 'preact/hooks';
import { themeColors } from './chart-theme.ts';
import { useCard } from './context.ts';
import type { ChartElement } from './types.ts';

const ratios: Record<string, string> = { '1:1': '1 / 1', '2:1': '2 / 1', '4:3': '4 / 3', '16:9': '16 / 9' };

/** A chart drawn by VChart, which is fetched only when the first chart comes into a conversation. */
export function ChartBox({ element }: { element: ChartElement }) {
  const { words } = useCard();
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'drawn' | 'broken'>('loading');
  // The message is parsed anew with each change: the same drawing is not made twice.
  const spec = JSON.stringify(element.chart_spec ?? {});
  const theme = element.color_theme;

  useEffect(() => {
    const dom = box.current;
    if (!dom) return;
    let gone = false;
    let release: (() => void) | undefined;
    void import('./draw-chart.ts')
      .then(({ drawChart }) => {
        if (gone) return;
        release = drawChart(dom, JSON.parse(spec), themeColors(theme));
        setState('drawn');
      })
      .catch(() => {
        if (!gone) setState('broken');
      });
    return () => {
      gone = true;
      release?.();
    };
  }, [spec, theme]);

  const fixed = state === 'broken' ? 'auto' : element.height !== 'auto' ? element.height : undefined;
  return (
    <div
      class={`chart chart-${state}`}
      style={{
        height: fixed,
        aspectRatio: fixed ? undefined : (ratios[element.aspect_ratio ?? ''] ?? '16 / 9'),
      }}
      role="img"
      aria-label={titleOf(element) || words.chart}
    >
      <div class="chart-canvas" ref={box} />
      {state === 'loading' && <span class="spinner" />}
      {state === 'broken' && <span class="muted">{words.brokenChart}</span>}
    </div>
  );
}

function titleOf(element: ChartElement): string {
  const title = element.chart_spec?.title as { text?: unknown } | undefined;
  return typeof title?.text === 'string' ? title.text : '';
}
