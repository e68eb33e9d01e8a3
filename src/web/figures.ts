import { html } from 'hono/html';
import type { Words } from '../cards/words/index.ts';
import type { LedgerCounts } from '../domain/ledger-counts.ts';
import { keySquare, partsBar } from './draw.ts';
import type { Html } from './layout.ts';

/** The five states, each with its share of the bar. */
export function stateFigures(w: Words, counts: LedgerCounts): Html {
  const states = [
    ['solved', counts.solved, 'i1'],
    ['in-hand', counts.inHand, 'i2'],
    ['poor', counts.poor, 'i3'],
    ['not-begun', counts.notBegun, 'i4'],
    ['cannot', counts.cannot, 'i5'],
  ] as const;
  return html`${partsBar(states.map(([, n, look]) => ({ look, n })))}
<dl class="figures"><div><dt>${w.pages.total}</dt><dd>${counts.total}</dd></div>
${states.map(([state, n, look]) => html`<div><dt>${keySquare(look)} ${w.ledger.states[state]}</dt><dd>${n}</dd></div>`)}
<div><dt>${w.pages.awaiting}</dt><dd>${counts.awaiting}</dd></div>
<div><dt>${w.pages.overdue}</dt><dd class="${counts.overdue > 0 ? 'bad' : ''}">${counts.overdue}</dd></div></dl>`;
}
