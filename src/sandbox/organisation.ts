import { stableId } from './credentials.ts';
import {
  branches,
  givenNames,
  laterBranches,
  leaders,
  memberTitles,
  officeTitles,
  retiredTitles,
  supervisorTitles,
  surnames,
} from './organisation-names.ts';
import type { Chat, DemoOrganisation, Locale, Person, Unit } from './types.ts';

const bureau = '市民政局';
/** Of the campaign of the documents, and its number of batches. */
const usual = { campaign: '先进性教育活动', batches: 3 };
const supervision = '市委第三督导组';
const massesCount = 42;
/** In each of the branches beside the 21. */
const laterMasses = 3;
/** Members of a branch's committee besides its secretary. */
const committeeSize = 2;

/** What the campaign is called in the names of its office and group, and how many batches it has. */
interface Campaign {
  campaign: string;
  batches: number;
}

/**
 * The demo organisation: a city bureau with its leading body, 21 branches of the first batch, six small ones that begin late or in a
 * later batch, a supervision group and an office, about 450 people. In a campaign of fewer batches the last takes whoever would come later.
 * The same at every call: ids, names and numbers follow from positions.
 */
export function demoOrganisation(given: Partial<Campaign> = {}): DemoOrganisation {
  const { campaign, batches } = { ...usual, ...given };
  const office = `${campaign}领导小组办公室`;
  const units = makeUnits(office, batches);
  const people = makePeople(office);
  return {
    name: bureau,
    units,
    people,
    chats: makeChats(units, people, campaign),
    unitsCsv: unitsCsv(units),
    peopleCsv: peopleCsv(people),
  };
}

function makeUnits(office: string, batches: number): Unit[] {
  const unit = (
    name: string,
    parent: string,
    kind: Unit['kind'],
    leading_body: boolean,
    chat: boolean,
    batch = 1,
  ): Unit => ({
    name,
    parent,
    kind,
    batch,
    leading_body,
    department_id: stableId('od', name).replace('_', '-'),
    chat_id: chat ? stableId('oc', name) : '',
  });
  return [
    unit(bureau, '', 'organ', true, true),
    ...branches.map(([name]) => unit(name, bureau, 'branch', false, true)),
    unit(supervision, bureau, 'supervision', false, false),
    unit(office, bureau, 'office', false, false),
    ...laterBranches.map(([name, , batch]) =>
      unit(name, bureau, 'branch', false, true, Math.min(batch, batches)),
    ),
  ];
}

function makePeople(office: string): Person[] {
  const people: Person[] = [];

  function add(unit: string, title: string, roles: string[], more: Partial<Person> = {}): Person {
    const index = people.length;
    const serial = String(index).padStart(4, '0');
    const open_id = stableId('ou', `person:${serial}`);
    const person: Person = {
      open_id,
      union_id: stableId('on', `person:${serial}`),
      user_id: stableId('u', `person:${serial}`).slice(2, 10),
      name: nameOf(index),
      locale: localeOf(index),
      title,
      mobile: `1390000${serial}`,
      email: `p${serial}@mzj.example.cn`,
      unit,
      home_unit: unit,
      placement: 'home',
      roles,
      leader: false,
      active: true,
      available: true,
      ...more,
    };
    people.push(person);
    return person;
  }

  for (const [index, [title, branch]] of leaders.entries()) {
    const roles = index === 0 ? ['member', 'first'] : ['member'];
    add(branches[branch]?.[0] ?? bureau, title, roles, { leader: true });
  }
  function fill(branch: string, size: number): void {
    const already = people.filter(({ unit }) => unit === branch).length;
    for (let n = 0; n < size - already; n += 1) {
      const titles = branch === '离退休干部党支部' ? retiredTitles : memberTitles;
      const roles = n === 0 ? ['secretary'] : n <= committeeSize ? ['committee'] : [];
      const title = titles[(n + branch.length) % titles.length] ?? '科员';
      add(branch, n === 0 ? '党支部书记' : title, ['member', ...roles]);
    }
  }

  for (const [branch, size] of branches) fill(branch, size);
  // Two members work in another branch than the one that holds their membership.
  for (const [from, to] of [
    ['社会福利院党支部', '办公室党支部'],
    ['救助管理站党支部', '救灾救济科党支部'],
  ]) {
    const mover = people.findLast((person) => person.unit === from);
    if (mover && to) Object.assign(mover, { unit: to, placement: 'seconded' });
  }
  for (const title of supervisorTitles) add(supervision, title, ['supervisor']);
  for (const title of officeTitles) add(office, title, ['office']);
  for (let n = 0; n < massesCount; n += 1)
    add(branches[(n * 5) % branches.length]?.[0] ?? bureau, '职工', ['mass']);
  // Last, so that everybody before keeps their name and number.
  for (const [branch, size] of laterBranches) {
    fill(branch, size);
    for (let n = 0; n < laterMasses; n += 1) add(branch, '职工', ['mass']);
  }
  return people;
}

/** Surname and given name walk at different strides, so that no full name comes twice. */
function nameOf(index: number): string {
  const surname = surnames[(index * 7) % surnames.length] ?? '王';
  const round = Math.floor(index / surnames.length);
  const given = givenNames[(index * 11 + round * 5) % givenNames.length] ?? '华';
  return surname + given;
}

function localeOf(index: number): Locale {
  if (index % 67 === 30) return 'zh_tw';
  if (index % 97 === 50) return 'en_us';
  return 'zh_cn';
}

function makeChats(units: Unit[], people: Person[], campaign: string): Chat[] {
  const group = (chat_id: string, name: string, members: Person[]): Chat => ({
    chat_id,
    name,
    mode: 'group',
    members: members.map(({ open_id }) => open_id),
    bot_in: true,
    owner_id: members[0]?.open_id ?? '',
    description: '',
  });
  return units.flatMap((unit) => {
    if (!unit.chat_id) return [];
    if (unit.kind === 'organ') {
      const inside = people.filter(({ roles }) => roles.includes('office') || roles.includes('secretary'));
      return [group(unit.chat_id, `${unit.name}${campaign}联络群`, inside)];
    }
    const inside = people.filter((person) => person.unit === unit.name);
    const secretaryFirst = inside.sort(
      (a, b) => Number(b.roles.includes('secretary')) - Number(a.roles.includes('secretary')),
    );
    return [group(unit.chat_id, unit.name, secretaryFirst)];
  });
}

function unitsCsv(units: Unit[]): string {
  const lines = units.map((unit) =>
    [unit.name, unit.parent, unit.kind, unit.batch, unit.leading_body, unit.chat_id].join(','),
  );
  return `${['unit,parent,kind,batch,leading_body,chat_id', ...lines].join('\n')}\n`;
}

function peopleCsv(people: Person[]): string {
  const lines = people.map((person) =>
    [
      person.name,
      person.open_id,
      person.mobile,
      person.email,
      person.unit,
      person.home_unit,
      person.placement,
      person.roles.join('|'),
      person.leader,
      '', // each person's own client decides the language
    ].join(','),
  );
  return `${['name,open_id,mobile,email,unit,home_unit,placement,roles,leader,locale', ...lines].join('\n')}\n`;
}
