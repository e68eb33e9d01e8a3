import type { Hono } from 'hono';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Unit } from '../types.ts';
import { api } from './gate.ts';
import { personBy, userIdType } from './ids.ts';
import { pageOf } from './page.ts';
import { personView } from './person-view.ts';
import type { Platform } from './platform.ts';

const lookUpSchema = z.object({
  emails: z.array(z.string()).max(50).optional(),
  mobiles: z.array(z.string()).max(50).optional(),
  include_resigned: z.boolean().optional(),
});
const rootDepartment = '0';

/** The directory: people and departments; each unit is a department (https://open.feishu.cn/document/server-docs/contact-v3/resources). */
export function mountContacts(app: Hono, platform: Platform): void {
  const { world } = platform;
  const { units } = world.organisation;
  const idOf = (name: string): string =>
    units.find((unit) => unit.name === name)?.department_id ?? rootDepartment;

  function departmentView(unit: Unit) {
    const inside = [...world.people.values()].filter((person) => person.active && person.unit === unit.name);
    return {
      name: unit.name,
      i18n_name: { zh_cn: unit.name },
      parent_department_id: idOf(unit.parent),
      department_id: unit.department_id,
      open_department_id: unit.department_id,
      leader_user_id: '',
      chat_id: unit.chat_id,
      member_count: inside.length,
      status: { is_deleted: false },
      leaders: [],
    };
  }

  function knownDepartment(id: string): string {
    if (id !== rootDepartment && !units.some((unit) => unit.department_id === id))
      throw new Refusal(40003, 'department not found');
    return id;
  }

  api(app, platform, 'GET', '/contact/v3/users/batch', (call) => {
    const type = userIdType(call.query('user_id_type'));
    const ids = call.queries('user_ids');
    if (ids.length === 0 || ids.length > 50) throw new Refusal(99992402, 'user_ids: between 1 and 50 ids');
    const found = ids.flatMap((id) => personBy(world, type, id) ?? []);
    return { data: { items: found.map((person) => personView(world, person)) } };
  });

  api(app, platform, 'GET', '/contact/v3/users/find_by_department', (call) => {
    const id = knownDepartment(call.query('department_id') ?? '');
    const inside = [...world.people.values()].filter((person) => person.active && idOf(person.unit) === id);
    const page = pageOf(call, inside, { usual: 10, max: 50 });
    return { data: { ...page, items: page.items.map((person) => personView(world, person)) } };
  });

  api(app, platform, 'POST', '/contact/v3/users/batch_get_id', async (call) => {
    const type = userIdType(call.query('user_id_type'));
    const body = await call.body(lookUpSchema, 40002);
    const people = [...world.people.values()].filter((person) => person.active || body.include_resigned);
    const bare = (mobile: string): string => mobile.replace(/^\+86/, '');
    const entry = (key: 'email' | 'mobile', given: string) => {
      const person = people.find((one) =>
        key === 'email' ? one.email === given : one.mobile === bare(given),
      );
      return { [key]: given, ...(person ? { user_id: person[type] } : {}) };
    };
    return {
      data: {
        user_list: [
          ...(body.emails ?? []).map((email) => entry('email', email)),
          ...(body.mobiles ?? []).map((mobile) => entry('mobile', mobile)),
        ],
      },
    };
  });

  api(app, platform, 'GET', '/contact/v3/users/:id', (call) => {
    const person = personBy(world, userIdType(call.query('user_id_type')), call.param('id'));
    if (!person) throw new Refusal(41050);
    return { data: { user: personView(world, person) } };
  });

  api(app, platform, 'GET', '/contact/v3/departments/:id/children', (call) => {
    const id = knownDepartment(call.param('id'));
    const deep = call.query('fetch_child') === 'true';
    const below = (parent: string): Unit[] =>
      units
        .filter((unit) => idOf(unit.parent) === parent)
        .flatMap((unit) => [unit, ...(deep ? below(unit.department_id) : [])]);
    const page = pageOf(call, below(id), { usual: 10, max: 50 });
    return { data: { ...page, items: page.items.map(departmentView) } };
  });

  api(app, platform, 'GET', '/contact/v3/departments/:id', (call) => {
    const unit = units.find((one) => one.department_id === call.param('id'));
    if (!unit) throw new Refusal(40003, 'department not found');
    return { data: { department: departmentView(unit) } };
  });

  api(app, platform, 'GET', '/contact/v3/scopes', () => ({
    data: { department_ids: [rootDepartment], user_ids: [], group_ids: [], has_more: false, page_token: '' },
  }));
}
