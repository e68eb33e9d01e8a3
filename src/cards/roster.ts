import type { Role } from '../domain/rights.ts';
import { buttons, type Card, card, note, panel, table, text } from './kit.ts';
import type { Day } from './view.ts';

export interface RosterView {
  unit: string;
  people: number;
  leaders: number;
  byRole: { role: Role; count: number }[];
  /** Units below, in roster order. */
  units: { name: string; members: number; masses: number }[];
  /** Trips and leave of first responsible persons that are not over; for the office only. */
  leaves: { person: string; from: Day; to: Day; reason: string }[];
  /** What must be checked: a branch without secretary or group, somebody the messenger does not know. */
  /** Who stands in for whom in this unit, today or later. */
  deputies: { person: string; role: Role; from: Day; to: Day }[];
  /** The unit in which the viewer may name a deputy: their own. */
  mayName: string | null;
  problems: { of: 'no-secretary' | 'no-group' | 'unreachable'; name: string }[];
}

const mostProblems = 20;

/** Who stands on the roster: counts, and what needs checking. */
export function rosterCard(view: RosterView): Card {
  const { problems, deputies, mayName } = view;
  return card({
    title: (w) => w.roster.title,
    subtitle: view.unit,
    elements: [
      text((w) =>
        [
          w.join([
            view.units.length > 0 ? w.roster.units(view.units.length) : '',
            w.roster.people(view.people),
          ]),
          w.roster.byRole(
            w.join(view.byRole.map(({ role, count }) => w.named(w.roles[role], w.people(count)))),
          ),
          w.roster.leaders(view.leaders),
        ].join('\n'),
      ),
      view.units.length === 0
        ? null
        : table({
            columns: [
              { name: 'unit', title: '单位 Unit', wide: true },
              { name: 'members', title: '党员 Members' },
              { name: 'masses', title: '群众 Others' },
            ],
            rows: view.units.map((unit) => ({
              unit: unit.name,
              members: String(unit.members),
              masses: String(unit.masses),
            })),
          }),
      problems.length === 0
        ? note((w) => w.roster.sound)
        : panel({
            title: (w) => w.named(w.roster.problems, w.items(problems.length)),
            open: true,
            elements: [
              text((w) =>
                problems
                  .slice(0, mostProblems)
                  .map((one) => w.roster.problem[one.of](one.name))
                  .join('\n'),
              ),
              ...(problems.length > mostProblems
                ? [note((w) => w.more(problems.length - mostProblems))]
                : []),
            ],
          }),
      deputies.length === 0
        ? null
        : text((w) =>
            [
              w.deputy.current,
              ...deputies.map((one) =>
                w.deputy.named(one.person, w.roles[one.role], w.span(one.from, one.to)),
              ),
            ].join('\n'),
          ),
      view.leaves.length === 0
        ? null
        : text((w) =>
            [
              w.leaveTold.register,
              ...view.leaves
                .slice(0, mostProblems)
                .map((one) => w.leaveTold.row(one.person, w.span(one.from, one.to), one.reason)),
            ].join('\n'),
          ),
      mayName === null
        ? null
        : buttons({ label: (w) => w.deputy.title, press: { action: 'deputy-open', unit: mayName } }),
    ],
  });
}
