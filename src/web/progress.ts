import { html } from 'hono/html';
import type { CalendarLane } from '../app/calendar-lanes.ts';
import type { ProgressView, RequirementRow } from '../app/progress-view.ts';
import { type SurveyResultView, totalLine } from '../cards/survey-result.ts';
import { stageLine } from '../cards/view.ts';
import { called, type Words } from '../cards/words/index.ts';
import { calendarDrawing, doneBar, keySquare, partsBar } from './draw.ts';
import { stateFigures } from './figures.ts';
import type { Html } from './layout.ts';

/** Lanes of the calendar that one page draws. */
const mostLanes = 12;

/** The campaign on one page: counts only, units in the order of the roster. */
export function progressBody(w: Words, view: ProgressView): Html[] {
  const name = stageNames(w, view);
  const { own } = view;
  return [
    html`<div class="head"><h1>${view.unit.name}</h1><p class="note">${called(w, view.title)} · ${w.pages.asOf(w.date(view.today))}${
      view.above
        ? html` · <a href="${unitAddress('/', view.above.id)}">${w.pages.up(view.above.name)}</a>`
        : ''
    }</p></div>`,
    calendar(w, view, name),
    view.units.length === 0 ? null : byStage(w, view, name),
    view.requirements.length === 0
      ? null
      : html`<section><h2>${w.pages.requirements}</h2>${view.requirements.map(
          ({ stage, rows }) => html`<h3>${w.pages.requirementsOf(name(stage))}</h3>${bars(w, rows)}`,
        )}</section>`,
    own
      ? html`<section><h2>${view.units.length === 0 ? w.pages.requirements : w.pages.ownRequirements}</h2><p>${stageLine(w, own.stage)}</p>${
          own.requirements.length === 0
            ? html`<p class="note">${w.pages.noRequirements}</p>`
            : bars(w, own.requirements)
        }</section>`
      : null,
    ledger(w, view),
    surveys(w, view.surveys),
    view.units.length === 0 ? null : units(w, view),
  ].filter((part) => part !== null);
}

/** A page seen from one unit downwards. */
const unitAddress = (path: '/' | '/ledger', unitId: string): string =>
  `${path}?unit=${encodeURIComponent(unitId)}`;

const stageNames = (w: Words, view: Pick<ProgressView, 'stages'>) => (no: number) => {
  const stage = view.stages.find((one) => one.no === no);
  return stage ? w.stage.no(no, called(w, stage.name)) : String(no);
};

function calendar(w: Words, view: ProgressView, name: (no: number) => string): Html {
  const lanes = view.lanes.slice(0, mostLanes);
  const more = view.lanes.length - lanes.length;
  return html`<section><h2>${w.pages.calendar}</h2>
${calendarDrawing(w, lanes, view.today)}
<ul class="key">${view.stages.map(({ no }) => html`<li>${keySquare(`s${no}`)}${circled(no)} ${name(no)}</li>`)}</ul>
${lanes.map((lane) => html`<p><small>${laneLine(w, lane)}</small></p>`)}
${more > 0 ? html`<p class="note">${w.pages.moreLanes(more)}</p>` : ''}
<p class="note">${w.pages.notByDate}</p></section>`;
}

function laneLine(w: Words, lane: CalendarLane): string {
  const title =
    lane.unit === null ? w.pages.lane(lane.batch, lane.units) : w.pages.laneOf(lane.batch, lane.unit);
  return w.named(
    title,
    w.join([
      ...lane.stages.map(({ no, from, to }) => `${circled(no)} ${w.span(from, to)}`),
      lane.report === null ? '' : w.pages.report(w.shortDate(lane.report)),
    ]),
  );
}

/** ① to ⑳, so that a stage's number does not run into its dates. */
const circled = (no: number): string => String.fromCharCode(0x245f + no);

const bars = (w: Words, rows: readonly RequirementRow[]) =>
  html`<ul class="bars">${rows.map(
    ({ name, done, of, share }) =>
      html`<li><span>${called(w, name)}</span><b>${
        share ? `${Math.floor(done * 100)}%/${Math.round(of * 100)}%` : w.outOf(done, of)
      }</b>${doneBar(done, of)}</li>`,
  )}</ul>`;

function byStage(w: Words, view: ProgressView, name: (no: number) => string): Html {
  const shown = view.byStage.filter(({ units }) => units > 0);
  return html`<section><h2>${w.pages.byStage}</h2>
${partsBar(shown.map(({ no, units }) => ({ look: `s${no}`, n: units })))}
<ul class="key">${shown.map(
    ({ no, units }) => html`<li>${keySquare(`s${no}`)}${w.named(name(no), w.pages.units(units))}</li>`,
  )}</ul></section>`;
}

const ledger = (w: Words, view: ProgressView): Html =>
  html`<section><h2>${w.pages.ledger}</h2>${stateFigures(w, view.ledger)}
<p><a href="${unitAddress('/ledger', view.unit.id)}">${w.pages.ledgerOpen}</a></p></section>`;

function surveys(w: Words, results: readonly SurveyResultView[]): Html {
  return html`<section><h2>${w.pages.surveys}</h2>${
    results.length === 0
      ? html`<p class="note">${w.pages.noSurveys}</p>`
      : html`<ul class="items">${results.map((one) => surveyRow(w, one))}</ul>`
  }</section>`;
}

function surveyRow(w: Words, one: SurveyResultView): Html {
  const about = one.measure ?? w.stage.no(one.stage.no, called(w, one.stage.name));
  const head = html`<p>${w.named(one.unit, w.surveyResult.head(about, one.round))}</p>`;
  if (one.result === null) return html`<li>${head}<p class="note">${w.pages.few(one.fewest)}</p></li>`;
  return html`<li>${head}<p class="note">${w.join([
    w.surveyResult.answers(one.result.answers),
    totalLine(w, one, one.result.share),
    w.surveyResult.need(Math.round(one.bar.atLeast * 100)),
  ])} <span class="${one.passed ? 'good' : 'bad'}">${one.passed ? w.pages.reached : w.pages.notReached}</span></p></li>`;
}

const units = (w: Words, view: ProgressView): Html =>
  html`<section><h2>${w.pages.unitList}</h2><p class="note">${w.pages.rosterOrder}</p><table>
<thead><tr><th>${w.pages.unit}</th><th class="n">${w.pages.stage}</th><th class="n">${w.pages.day}</th><th class="n">${w.pages.met}</th></tr></thead>
<tbody>${view.units.map(
    (unit) =>
      html`<tr><td><a href="${unitAddress('/', unit.id)}">${unit.name}</a></td><td class="n">${unit.stage}</td><td class="n">${unit.day}/${unit.days}</td><td class="n">${unit.met}/${unit.of}</td></tr>`,
  )}</tbody></table></section>`;
