import { buttons, type Card, card, type Element, heading, note, text } from './kit.ts';
import { itemLines, type OpenItem } from './view.ts';
import type { Words } from './words/index.ts';

export interface PingDigestView {
  /** Null where many get the same words. */
  name: string | null;
  /** All that is open for this person, each item once, in order of their due days. */
  overdue: OpenItem[];
  /** Due within the policy's hours (24). */
  soon: OpenItem[];
  open: OpenItem[];
  /** How many matters of others wait for this person's word, asked for the second and last time. */
  confirm: number;
  /** Sent after its moment, because the service was down. */
  late: boolean;
  /** Whether the person can log study. */
  mayStudy: boolean;
}

/** The one digest of a day to one person: which items, by when, and why; private. */
export function pingDigestCard(view: PingDigestView, most?: number): Card {
  const { overdue, soon, open, confirm } = view;
  const all = overdue.length + soon.length + open.length;
  return card({
    title: (w) => w.ping.digestTitle,
    colour: overdue.length > 0 ? 'orange' : 'blue',
    elements: [
      all === 0 ? null : text((w) => w.ping.hello(view.name, all)),
      part((w) => w.ping.overdue, overdue, most),
      part((w) => w.ping.soon, soon, most),
      part((w) => w.ping.open, open, most),
      confirm === 0 ? null : text((w) => w.confirm.again(confirm)),
      buttons(
        { label: (w) => w.ping.me, style: 'primary', press: { action: 'command', name: 'me' } },
        view.mayStudy ? { label: (w) => w.me.study, press: { action: 'command', name: 'study' } } : null,
      ),
      note((w) => [view.late ? w.late : '', w.ping.done].filter(Boolean).join('\n')),
    ],
  });
}

function part(title: (w: Words) => string, items: OpenItem[], most?: number): Element[] {
  return items.length === 0 ? [] : [heading(title), text((w) => itemLines(w, items, most))];
}
