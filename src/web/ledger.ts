import { html } from 'hono/html';
import { z } from 'zod';
import type { LedgerPageView } from '../app/ledger-page.ts';
import { stateLine } from '../cards/ledger-item.ts';
import type { Words } from '../cards/words/index.ts';
import { ITEM_STATES, WAYS } from '../domain/ledger.ts';
import type { ItemFilter } from '../domain/ledger-filter.ts';
import { stateFigures } from './figures.ts';
import type { Html } from './layout.ts';

const tick = z.literal('1').transform(() => true);
const asked = z.object({
  state: z.enum(ITEM_STATES).optional().catch(undefined),
  way: z.enum(WAYS).optional().catch(undefined),
  owner: z.uuid().optional().catch(undefined),
  overdue: tick.optional().catch(undefined),
  awaiting: tick.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** What an address looks for; whatever it says wrongly is not asked for. */
export function readFilter(query: Record<string, string>): { filter: ItemFilter; page: number } {
  const { page, ...filter } = asked.parse(query);
  return { filter, page };
}

/** The ledger as a list to look through: by state, way, unit, owner and what is overdue (S19). */
export function ledgerBody(w: Words, view: LedgerPageView): Html[] {
  const { unit, counts } = view;
  return [
    html`<div class="head"><h1>${w.pages.ledger} · ${unit.name}</h1><p class="note">${w.pages.asOf(w.date(view.today))}</p></div>`,
    html`<section>${stateFigures(w, counts)}</section>`,
    html`<section>${filterForm(w, view)}</section>`,
    html`<section>${
      view.items.length === 0
        ? html`<p class="note">${counts.total === 0 ? w.ledger.none : w.ledger.noneSuch}</p>`
        : html`<p class="note">${w.ledger.total(view.shown)}</p><ol class="items" start="${(view.page - 1) * 30 + 1}">${view.items.map((item) => row(w, item))}</ol>`
    }${view.pages > 1 ? pager(w, view) : ''}</section>`,
  ];
}

const row = (w: Words, item: LedgerPageView['items'][number]): Html =>
  html`<li><p>${item.words}</p><p class="note">${w.join([
    item.unit,
    stateLine(w, item),
    w.ledger.ways[item.way],
    item.due === null || item.state === 'solved' ? '' : w.dueOn(item.due),
    item.owner ?? '',
  ])}${item.overdueDays > 0 ? html` <span class="bad">${w.overdue(item.overdueDays)}</span>` : ''}</p></li>`;

interface Option {
  value: string;
  text: string;
}

function choice(name: string, label: string, options: readonly Option[], chosen: string): Html {
  return html`<label>${label}<select name="${name}">${options.map(({ value, text }) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`,
  )}</select></label>`;
}

const tickBox = (name: string, label: string, on: boolean | undefined): Html =>
  html`<label class="tick">${
    on
      ? html`<input type="checkbox" name="${name}" value="1" checked />`
      : html`<input type="checkbox" name="${name}" value="1" />`
  }${label}</label>`;

function filterForm(w: Words, { unit, units, owners, filter }: LedgerPageView): Html {
  const all = { value: '', text: w.ledger.all };
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  return html`<form class="filter" method="get" action="/ledger">
${choice('unit', w.ledger.unit, named(units), unit.id)}
${choice('state', w.ledger.state, [all, ...ITEM_STATES.map((state) => ({ value: state, text: w.ledger.states[state] }))], filter.state ?? '')}
${choice('way', w.pages.way, [all, ...WAYS.map((way) => ({ value: way, text: w.ledger.ways[way] }))], filter.way ?? '')}
${owners.length > 1 ? choice('owner', w.ledger.owner, [all, ...named(owners)], filter.owner ?? '') : ''}
${tickBox('overdue', w.pages.overdue, filter.overdue)}
${tickBox('awaiting', w.pages.awaiting, filter.awaiting)}
<button>${w.ledger.filter}</button></form>`;
}

function pager(w: Words, view: LedgerPageView): Html {
  const to = (page: number) => {
    const { state, way, owner, overdue, awaiting } = view.filter;
    const query = {
      unit: view.unit.id,
      ...(state ? { state } : {}),
      ...(way ? { way } : {}),
      ...(owner ? { owner } : {}),
      ...(overdue ? { overdue: '1' } : {}),
      ...(awaiting ? { awaiting: '1' } : {}),
      page: String(page),
    };
    return `/ledger?${new URLSearchParams(query)}`;
  };
  return html`<nav class="pager">${view.page > 1 ? html`<a href="${to(view.page - 1)}">${w.earlier}</a>` : ''}<span class="note">${w.page(view.page, view.pages)}</span>${
    view.page < view.pages ? html`<a href="${to(view.page + 1)}">${w.later}</a>` : ''
  }</nav>`;
}
