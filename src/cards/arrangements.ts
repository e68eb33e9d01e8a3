import { buttons, type Card, card, note, plain, text } from './kit.ts';
import type { Day } from './view.ts';

/** To the partner and to the member, each in private (S7). */
export function partnerCard(
  view: { unit: { id: string; name: string } } & ({ member: string } | { partner: string }),
): Card {
  const { unit } = view;
  return card({
    title: (w) => w.partner.title,
    subtitle: unit.name,
    elements:
      'member' in view
        ? [
            text((w) => w.partner.toPartner(view.member, unit.name)),
            note((w) => w.partner.how),
            buttons({
              label: (w) => w.partner.log,
              press: { action: 'record-open', kind: 'door-teaching', unit: unit.id },
            }),
          ]
        : [text((w) => w.partner.toMember(view.partner))],
  });
}

/** To the leader, with the way to log a visit, and to the secretary of the contact point (S28). */
export function contactCard(view: {
  unit: string;
  leader: string;
  /** The leader's own unit, where visits are logged; null for the other side. */
  logIn: string | null;
}): Card {
  const { logIn } = view;
  return card({
    title: (w) => w.contact.title,
    subtitle: view.unit,
    elements: [
      text((w) =>
        logIn === null ? w.contact.toUnit(view.unit, view.leader) : w.contact.toLeader(view.unit),
      ),
      logIn === null
        ? null
        : buttons({
            label: (w) => w.contact.log,
            press: { action: 'record-open', kind: 'contact-point', unit: logIn },
          }),
    ],
  });
}

/** A visit as its leader logged it, to the contact point. */
export const contactVisitCard = (view: { unit: string; leader: string; on: Day; words: string }): Card =>
  card({
    title: (w) => w.contact.title,
    subtitle: view.unit,
    elements: [text((w) => w.contact.visited(view.leader, view.on)), plain(view.words)],
  });

/** The office hears of trips and leave of a first responsible person (S29). */
export const leaveCard = (view: { unit: string; person: string; from: Day; to: Day; reason: string }): Card =>
  card({
    title: (w) => w.leaveTold.title,
    subtitle: view.unit,
    elements: [
      text((w) => w.leaveTold.line(view.unit, view.person, w.span(view.from, view.to))),
      text((w) => w.leaveTold.reason),
      plain(view.reason),
    ],
  });
