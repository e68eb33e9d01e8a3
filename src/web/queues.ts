import { html } from 'hono/html';
import type { QueuesView } from '../app/queues-view.ts';
import type { Words } from '../cards/words/index.ts';
import type { Html } from './layout.ts';

/** What waits, for the office: numbers only. */
export function queuesBody(w: Words, view: QueuesView, momentOf: (at: Date) => string): Html[] {
  const { pages } = w;
  const { inbox, outbox, due } = view;
  return [
    html`<div class="head"><h1>${pages.queues}</h1><p class="note">${w.named(
      pages.heartbeat,
      view.heartbeat ? momentOf(view.heartbeat) : pages.neverYet,
    )}</p></div>`,
    html`<section><h2>${pages.jobs}</h2>${jobs(w, view.jobs)}</section>`,
    html`<section><h2>${pages.deadlines}</h2>${figures([
      [pages.deadlinesWait, due.waiting],
      [pages.deadlinesLate, due.late],
    ])}</section>`,
    html`<section><h2>${pages.inbox}</h2>${figures([
      [pages.inboxStates.waiting, inbox.waiting],
      [pages.inboxStates.failed, inbox.failed],
      [pages.inboxStates.done, inbox.done],
    ])}</section>`,
    html`<section><h2>${pages.outbox}</h2>${figures([
      [pages.outboxStates.waiting, outbox.waiting],
      [pages.outboxStates.sending, outbox.sending],
      [pages.outboxStates.dropped, outbox.dropped],
      [pages.outboxStates.unknown, outbox.unknown],
      [pages.outboxStates.sent, outbox.sent],
    ])}
<h3>${pages.refusals}</h3>${
      view.refusals.length === 0
        ? html`<p class="note">${pages.noRefusals}</p>`
        : html`<table><tbody>${view.refusals.map(
            ({ state, reason, n }) =>
              html`<tr><td>${pages.outboxStates[state]}</td><td>${reason}</td><td class="n">${n}</td></tr>`,
          )}</tbody></table>`
    }</section>`,
    html`<p class="note">${pages.queuesNote}</p>`,
  ];
}

const figures = (rows: readonly (readonly [string, number])[]): Html =>
  html`<dl class="figures">${rows.map(([name, n]) => html`<div><dt>${name}</dt><dd>${n}</dd></div>`)}</dl>`;

function jobs({ pages }: Words, rows: QueuesView['jobs']): Html {
  if (rows === null) return html`<p class="bad">${pages.noQueue}</p>`;
  if (rows.length === 0) return html`<p class="note">${pages.noJobs}</p>`;
  return html`<table>
<thead><tr><th>${pages.job}</th><th>${pages.state}</th><th class="n">${pages.count}</th></tr></thead>
<tbody>${rows.map(
    ({ name, state, count, of }) =>
      html`<tr><td>${name}</td><td>${pages.jobStates[state] ?? state}</td><td class="n">${pages.jobsOf(count, of)}</td></tr>`,
  )}</tbody></table>`;
}
