import type { KindName } from '../domain/kind-names.ts';
import { type ConfirmView, confirmRows } from './confirm.ts';
import { fitted } from './fitted.ts';
import { buttons, type Card, card, type Element, heading, hr, note, text } from './kit.ts';
import { type ManualMakeUpView, makeUpsPart } from './make-up.ts';
import { filingOf, kindTitle, sortTitle } from './record-form.ts';
import { type Day, itemLines, type OpenItem, type StageNow, stageLine } from './view.ts';
import { called, type Label, type Words } from './words/index.ts';

/** What was arranged for somebody; `unit` is where they log it. */
export type Arranged =
  | { of: 'my-partner'; person: string }
  | { of: 'partner-of'; person: string; unit: string }
  | { of: 'contact-point'; point: string; visits: number; unit: string }
  | { of: 'contact-of'; person: string; visits: number }
  | { of: 'leave'; from: Day; to: Day }
  | { of: 'helper-of'; person: string; unit: string }
  | { of: 'helped-by'; person: string };

export interface MeView {
  name: string;
  unit: string;
  /** Where the membership is kept, when that is another unit (S2). */
  homeUnit: string | null;
  stage: StageNow | null;
  /** `need` is null in a profile that records hours without judging by them; null for who studies nothing here. */
  hours: { have: number; need: number | null } | null;
  open: OpenItem[];
  /** Requirements of the stage that the office waived for this person. */
  exempt: { name: Label; reason: string }[];
  arranged: Arranged[];
  /** What the unit has to do again, for one who answers for it. */
  makeUps: Omit<ManualMakeUpView, 'unit' | 'done'>[];
  /** What others filed and this person is asked to confirm. */
  waiting: ConfirmView[];
  /** Kinds of record that are open for this person and have a form or a command; `of` is the sort of a kind that has sorts, `body` names another unit that they answer for. */
  forms: { kind: KindName; of?: string; unit: string; body: string | null }[];
  /** The person's own items of the ledger that are not at their end. */
  ledger: { open: number; overdue: number } | null;
  /** The second duty of a member with a leading post. */
  leader: { body: string; open: OpenItem[] } | null;
}

/** What is asked of one person, private. */
export const meCard = (view: MeView): Card => fitted((most) => drawn(view, most));

function drawn(view: MeView, most: number): Card {
  const { hours, leader } = view;
  return card({
    title: (w) => w.me.title,
    subtitle: view.name,
    elements: [
      text((w) => w.join([view.unit, view.homeUnit === null ? '' : w.me.home(view.homeUnit)])),
      text((w) => stageLine(w, view.stage)),
      hours === null
        ? null
        : text((w) => {
            if (hours.need === null) return w.me.hoursRecorded(hours.have);
            const line = w.me.hours(hours.have, hours.need);
            return hours.have >= hours.need ? w.join([line, w.me.enough]) : line;
          }),
      hr,
      ...confirmRows(view.waiting, 'me'),
      leader === null ? null : heading((w) => w.me.asMember),
      openList(view.open, most),
      ...makeUpsPart(view.makeUps),
      view.exempt.length === 0
        ? null
        : [
            note((w) => w.exempt.mine),
            text((w) => view.exempt.map((one) => w.named(called(w, one.name), one.reason)).join('\n')),
          ],
      view.arranged.length === 0
        ? null
        : [
            note((w) => w.arranged.title),
            text((w) => view.arranged.map((one) => arrangedLine(w, one)).join('\n')),
          ],
      ...(leader === null ? [] : [heading((w) => w.me.asLeader(leader.body)), openList(leader.open, most)]),
      view.ledger === null
        ? null
        : [
            note((w) => w.ledger.own(view.ledger?.open ?? 0, view.ledger?.overdue ?? 0)),
            buttons({
              label: (w) => w.ledger.mine,
              press: { action: 'command', name: 'ledger', args: 'mine' },
            }),
          ],
      view.forms.length === 0
        ? null
        : buttons(
            ...view.forms.slice(0, mostForms).map(({ kind, of, unit, body }) => ({
              label: (w: Words) => {
                const title = of === undefined ? kindTitle(w, kind) : sortTitle(w, kind, of);
                return body === null ? title : w.named(body, title);
              },
              press: filingOf(kind, unit, of),
            })),
            view.forms.length > mostForms
              ? { label: (w: Words) => w.register.all, style: 'text', press: { action: 'forms-list' } }
              : null,
          ),
      buttons(
        hours === null
          ? null
          : { label: (w) => w.me.study, style: 'primary', press: { action: 'command', name: 'study' } },
        hours === null ? null : { label: (w) => w.me.list, press: { action: 'my-hours' } },
        { label: (w) => w.me.calendar, press: { action: 'command', name: 'calendar' } },
        { label: (w) => w.welcome.help, press: { action: 'command', name: 'help' } },
      ),
    ],
  });
}

/** The first are those that something asks for; the others stand one tap away. */
const mostForms = 5;
function arrangedLine(w: Words, one: Arranged): string {
  switch (one.of) {
    case 'my-partner':
      return w.arranged.myPartner(one.person);
    case 'partner-of':
      return w.arranged.partnerOf(one.person);
    case 'contact-point':
      return w.arranged.contactPoint(one.point, one.visits);
    case 'contact-of':
      return w.arranged.contactOf(one.person, one.visits);
    case 'helper-of':
      return w.helping.helperOf(one.person);
    case 'helped-by':
      return w.helping.helpedBy(one.person);
    case 'leave':
      return w.arranged.leave(w.span(one.from, one.to));
  }
}

function openList(open: OpenItem[], most: number): Element {
  return open.length === 0 ? note((w) => w.me.nothing) : text((w) => itemLines(w, open, most));
}
