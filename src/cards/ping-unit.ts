import { button, buttons, type Card, card, note, panel, plain, text } from './kit.ts';
import { itemLine, type UnitItem, unitItemLines } from './view.ts';

export interface PingSecretaryView {
  unit: { id: string; name: string };
  /** `names` in roster order; empty for what a unit files as a whole. */
  items: (UnitItem & { names: string[] })[];
  late: boolean;
}

/** To the secretary from the second day on: counts and names, private. */
export function pingSecretaryCard(
  { unit, items, late }: PingSecretaryView,
  most = Number.POSITIVE_INFINITY,
): Card {
  const filed = items.filter((item) => item.names.length === 0);
  const byPeople = items.filter((item) => item.names.length > 0);
  return card({
    title: (w) => w.ping.secretaryTitle,
    colour: 'orange',
    elements: [
      text((w) => w.ping.unitIntro(unit.name)),
      filed.length === 0 ? null : text((w) => unitItemLines(w, filed, most)),
      ...byPeople.slice(0, most).map((item) =>
        panel({
          title: (w) => itemLine(w, item, w.ping.counts(item.done, item.of)),
          open: byPeople.length <= 3,
          elements: [
            plain(item.names.join('、')),
            button({
              label: (w) => w.missing.remind,
              press: { action: 'remind-send', item: item.item, unit: unit.id },
            }),
          ],
        }),
      ),
      byPeople.length > most ? note((w) => w.more(byPeople.length - most)) : null,
      note((w) => [late ? w.late : '', w.missing.order].filter(Boolean).join('\n')),
    ],
  });
}

export interface PingUnitView {
  unit: { id: string; name: string };
  items: UnitItem[];
  late: boolean;
}

/** To the unit's first responsible person: counts; names are one tap away. */
export function pingFirstCard({ unit, items, late }: PingUnitView, most?: number): Card {
  return card({
    title: (w) => w.ping.firstTitle,
    colour: 'orange',
    elements: [
      text((w) => w.ping.unitIntro(unit.name)),
      text((w) => unitItemLines(w, items, most)),
      buttons({ label: (w) => w.ping.showMissing, press: { action: 'missing-show', unit: unit.id } }),
      late ? note((w) => w.late) : null,
    ],
  });
}

export interface PingSupervisorsView {
  /** In roster order. */
  units: { unit: { id: string; name: string }; items: UnitItem[] }[];
  late: boolean;
}

const mostItems = 20;

/** To the supervisors in charge: counts, item by item, the units of each in roster order. */
export function pingSupervisorsCard({ units, late }: PingSupervisorsView, most = mostItems): Card {
  const items = byItem(units);
  const more = items.length - most;
  return card({
    title: (w) => w.ping.supervisorTitle,
    colour: 'orange',
    elements: [
      ...items
        .slice(0, most)
        .flatMap(({ item, units: owing }) => [
          text((w) => `· ${itemLine(w, item)}`),
          plain(owing.map((unit) => `${unit.name} ${unit.done}/${unit.of}`).join('、')),
        ]),
      more > 0 ? note((w) => w.more(more)) : null,
      late ? note((w) => w.late) : null,
    ],
  });
}

interface Owing {
  name: string;
  done: number;
  of: number;
}

/** The same item of the same day is told once, for all its units: names and figures need no translation. */
function byItem(units: PingSupervisorsView['units']): { item: UnitItem; units: Owing[] }[] {
  const found = new Map<string, { item: UnitItem; units: Owing[] }>();
  for (const { unit, items } of units)
    for (const item of items) {
      const key = `${item.item} ${item.due} ${item.overdueDays}`;
      const entry = found.get(key) ?? { item, units: [] };
      entry.units.push({ name: unit.name, done: item.done, of: item.of });
      found.set(key, entry);
    }
  return [...found.values()];
}

/** To the branch's group: counts only, nobody is named. */
export function groupCountsCard({ unit, items, late }: PingUnitView): Card {
  return card({
    title: (w) => w.ping.groupTitle,
    subtitle: unit.name,
    elements: [
      text((w) => unitItemLines(w, items, mostItems)),
      note((w) => [late ? w.late : '', w.ping.groupNote].filter(Boolean).join('\n')),
    ],
  });
}
