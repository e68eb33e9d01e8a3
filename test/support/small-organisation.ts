import { type DemoOrganisation, demoOrganisation } from '../../src/sandbox/index.ts';

/** The 21 branches of the first batch that begin on its day. */
export const firstBranches: string[] = demoOrganisation()
  .units.filter(({ kind }) => kind === 'branch')
  .slice(0, 21)
  .map(({ name }) => name);

/** The demo organisation with only these branches, for tests that walk through many days. */
export function smallOrganisation(branches: readonly string[]): DemoOrganisation {
  const whole = demoOrganisation();
  const units = whole.units.filter(({ kind, name }) => kind !== 'branch' || branches.includes(name));
  const names = new Set(units.map(({ name }) => name));
  const people = whole.people.filter(({ unit, home_unit }) => names.has(unit) && names.has(home_unit));
  const ids = new Set(people.map(({ open_id }) => open_id));
  const chats = whole.chats
    .filter(({ chat_id }) => units.some((unit) => unit.chat_id === chat_id))
    .map((chat) => ({ ...chat, members: chat.members.filter((id) => ids.has(id)) }));
  const only = (csv: string, keeps: (cells: string[]) => boolean) =>
    `${csv
      .trimEnd()
      .split('\n')
      .filter((line, at) => at === 0 || keeps(line.split(',')))
      .join('\n')}\n`;
  return {
    ...whole,
    units,
    people,
    chats,
    unitsCsv: only(whole.unitsCsv, ([name]) => names.has(name ?? '')),
    peopleCsv: only(whole.peopleCsv, ([, openId]) => ids.has(openId ?? '')),
  };
}
