import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type PersonRow, type Roster, readRoster, type UnitRow } from '../../src/domain/roster.ts';
import { placements, unitKinds } from '../../src/domain/roster-spellings.ts';
import { readTable } from '../../src/say/csv.ts';

const roles = ['member', 'committee', 'secretary', 'first', 'office', 'supervisor', 'mass'] as const;
const awkward = ['，', ',', '"', ';', '|', '\n', '·', '（', ')', '=1', '𠮷', '王', 'é'];
const words = fc.array(fc.constantFrom(...awkward), { maxLength: 4 }).map((parts) => parts.join(''));
const id = fc.stringMatching(/^[0-9a-z]{1,12}$/);

const unitShape = fc.record({
  words,
  kind: fc.constantFrom(...unitKinds),
  batch: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
  leadingBody: fc.boolean(),
  chat: fc.option(id),
  parent: fc.option(fc.nat()),
});
const personShape = fc.record({
  words,
  contact: fc.constantFrom('open_id', 'mobile', 'email', 'all'),
  id,
  unit: fc.nat(),
  home: fc.option(fc.nat()),
  placement: fc.constantFrom(...placements),
  roles: fc.subarray([...roles], { minLength: 1 }),
  leader: fc.boolean(),
  locale: fc.constantFrom(null, 'zh-cn' as const, 'zh-tw' as const, 'en' as const),
});

/** Rosters that keep every rule, with names that tables find hard. */
const rosters = fc
  .tuple(
    fc.array(unitShape, { minLength: 1, maxLength: 12 }),
    fc.array(personShape, { minLength: 1, maxLength: 30 }),
  )
  .map(([unitShapes, personShapes]): Roster => {
    const names = unitShapes.map((shape, at) => `${at}${shape.words}单位${at}`);
    const nameAt = (at: number) => names[at % names.length] as string;
    const units = unitShapes.map(
      (shape, at): UnitRow => ({
        name: nameAt(at),
        parent: shape.parent === null || at === 0 ? null : nameAt(shape.parent % at),
        kind: shape.kind,
        batch: shape.batch,
        leadingBody: shape.leadingBody,
        chatId: shape.chat === null ? null : `oc_${at}x${shape.chat}`,
      }),
    );
    const people = personShapes.map((shape, at): PersonRow => {
      const unit = units[shape.unit % units.length] as UnitRow;
      const has = (field: string) => shape.contact === field || shape.contact === 'all';
      const keptRoles = shape.roles.filter((role) => role !== 'member' || unit.kind === 'branch');
      return {
        name: `张${shape.words}${at}三`,
        openId: has('open_id') ? `ou_${at}x${shape.id}` : null,
        mobile: has('mobile') ? `138${String(at).padStart(8, '0')}` : null,
        email: has('email') ? `p${at}@example.com` : null,
        unit: unit.name,
        homeUnit: shape.placement === 'home' || shape.home === null ? unit.name : nameAt(shape.home),
        placement: shape.placement,
        roles: keptRoles.length > 0 ? keptRoles : ['mass'],
        leader: shape.leader,
        locale: shape.locale,
      };
    });
    return { units, people };
  });

const forms = fc.record({
  divider: fc.constantFrom(',', '\t', ';'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8-bom', 'gb18030'),
  chinese: fc.boolean(),
});
type Form = typeof forms extends fc.Arbitrary<infer Shape> ? Shape : never;

function write(rows: readonly (readonly string[])[], form: Form): Uint8Array {
  const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows.map((cells) => cells.map(quoted).join(form.divider) + form.lineEnd).join('');
  if (form.encoding === 'gb18030') return iconv.encode(text, 'gb18030');
  return iconv.encode(text, 'utf8', { addBOM: form.encoding === 'utf8-bom' });
}

function writeUnits(units: readonly UnitRow[], form: Form): Uint8Array {
  const header = form.chinese
    ? '单位,上级,类别,批次,领导班子,群'
    : 'unit,parent,kind,batch,leading_body,chat_id';
  const rows = units.map((unit) => [
    unit.name,
    unit.parent ?? '',
    unit.kind,
    String(unit.batch ?? ''),
    unit.leadingBody ? '是' : '否',
    unit.chatId ?? '',
  ]);
  return write([header.split(','), ...rows], form);
}

function writePeople(people: readonly PersonRow[], form: Form): Uint8Array {
  const header = form.chinese
    ? '姓名,open_id,手机,邮箱,单位,组织关系所在单位,编入原因,角色,领导干部,语言'
    : 'name,open_id,mobile,email,unit,home_unit,placement,roles,leader,locale';
  const rows = people.map((one) => [
    one.name,
    one.openId ?? '',
    one.mobile ?? '',
    one.email ?? '',
    one.unit,
    one.homeUnit,
    one.placement,
    one.roles.join('|'),
    one.leader ? 'yes' : '',
    one.locale ?? '',
  ]);
  return write([header.split(','), ...rows], form);
}

describe('a valid roster', () => {
  it('written as CSV in any allowed form is read again equal', () => {
    fc.assert(
      fc.property(rosters, forms, (roster, form) => {
        const [units, people] = [
          readTable(writeUnits(roster.units, form)),
          readTable(writePeople(roster.people, form)),
        ];
        if (!units.ok || !people.ok) throw new Error(JSON.stringify([units, people]));
        expect(readRoster(units.rows, people.rows)).toMatchObject({ ok: true, roster });
      }),
      { numRuns: 200 },
    );
  });

  it('of ten thousand people is checked within seconds', () => {
    const units = Array.from({ length: 500 }, (_, at) => ({
      line: at + 2,
      cells: { unit: `${at}支部`, kind: '支部' },
    }));
    const people = Array.from({ length: 10_000 }, (_, at) => ({
      line: at + 2,
      cells: { name: `张${at}`, unit: `${at % 500}支部`, roles: '党员', open_id: `ou_${at}` },
    }));
    const started = performance.now();
    expect(readRoster(units, people).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
