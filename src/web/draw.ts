import { html } from 'hono/html';
import type { CalendarLane } from '../app/calendar-lanes.ts';
import type { Words } from '../cards/words/index.ts';
import { daysBetween } from '../domain/local-date.ts';
import type { Html } from './layout.ts';

/** A place between 0 and 1 as an SVG length; pictures have no style attribute, which the policy forbids. */
const percent = (part: number) => `${(Math.min(Math.max(part, 0), 1) * 100).toFixed(2)}%`;

/** A bar for `done` of `of`; read out by the figure beside it. */
export const doneBar = (done: number, of: number): Html =>
  html`<svg height="8" aria-hidden="true"><rect class="track" width="100%" height="8" rx="4"></rect><rect class="fill" width="${percent(of === 0 ? 0 : done / of)}" height="8" rx="4"></rect></svg>`;

/** Parts of a whole side by side, each in the look of its class. */
export function partsBar(parts: readonly { look: string; n: number }[]): Html {
  const whole = parts.reduce((sum, { n }) => sum + n, 0);
  let before = 0;
  const drawn = parts.map(({ look, n }) => {
    const at = before;
    before += n;
    return html`<rect class="${look}" x="${percent(at / whole)}" width="${percent(n / whole)}" height="14"></rect>`;
  });
  return html`<svg height="14" aria-hidden="true">${whole === 0 ? html`<rect class="track" width="100%" height="14"></rect>` : drawn}</svg>`;
}

/** A square that explains a colour. */
export const keySquare = (look: string): Html =>
  html`<svg class="square" viewBox="0 0 10 10" aria-hidden="true"><rect class="${look}" width="10" height="10" rx="2"></rect></svg>`;

const laneHeight = 22;
const topHeight = 20;
const monthHeight = 18;
/** More months than these are named one by two or three, so that a phone can show them. */
const monthsOnPhone = 9;

/** The lanes' stages over one line of time, with today's line and the first of each month. */
export function calendarDrawing(w: Words, lanes: readonly CalendarLane[], today: string): Html {
  const days = lanes.flatMap(({ stages, report }) => [
    ...stages.flatMap(({ from, to }) => [from, to]),
    ...(report ? [report] : []),
  ]);
  const first = days.reduce((one, other) => (other < one ? other : one), days[0] ?? today);
  const last = days.reduce((one, other) => (other > one ? other : one), days[0] ?? today);
  const whole = daysBetween(first, last) + 1;
  const at = (day: string) => daysBetween(first, day) / whole;
  const height = topHeight + lanes.length * laneHeight + monthHeight;
  const bottom = height - monthHeight;
  const months = monthsOf(first, last);
  const every = Math.ceil(months.length / monthsOnPhone);
  const inside = today >= first && today <= last;
  const place = at(today);
  const anchor = place < 0.15 ? 'start' : place > 0.85 ? 'end' : 'middle';
  return html`<svg height="${height}" role="img" aria-label="${w.pages.calendar}">
${months.map(
  (month, n) =>
    html`<line class="tick" x1="${percent(at(month))}" x2="${percent(at(month))}" y1="${topHeight}" y2="${bottom}"></line>${
      n % every === 0
        ? html`<text class="soft" x="${percent(at(month))}" y="${height - 4}">${w.pages.month(Number(month.slice(5, 7)))}</text>`
        : ''
    }`,
)}
${lanes.map((lane, n) =>
  lane.stages.map(
    ({ no, from, to }) =>
      html`<rect class="s${no}" x="${percent(at(from))}" width="${percent((daysBetween(from, to) + 1) / whole)}" y="${topHeight + n * laneHeight + 2}" height="${laneHeight - 4}" rx="3"></rect>`,
  ),
)}
${
  inside
    ? html`<line class="now" x1="${percent(place)}" x2="${percent(place)}" y1="${topHeight - 3}" y2="${bottom}"></line><text class="nowtext" x="${percent(place)}" y="12" text-anchor="${anchor}">${w.pages.today(w.shortDate(today))}</text>`
    : ''
}
</svg>`;
}

/** The first days of the months between two days. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > to) return months;
    months.push(day);
  }
}
