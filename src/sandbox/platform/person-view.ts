import type { Person } from '../types.ts';
import type { World } from '../world.ts';

/** A person as the directory shows them (https://open.feishu.cn/document/server-docs/contact-v3/user/get). */
export function personView(world: World, person: Person) {
  const { units } = world.organisation;
  return {
    open_id: person.open_id,
    union_id: person.union_id,
    user_id: person.user_id,
    name: person.name,
    en_name: '',
    email: person.email,
    mobile: `+86${person.mobile}`,
    job_title: person.title,
    avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
    status: {
      is_frozen: false,
      is_resigned: !person.active,
      is_activated: true,
      is_exited: false,
      is_unjoin: false,
    },
    department_ids: units.filter((unit) => unit.name === person.unit).map((unit) => unit.department_id),
    leader_user_id: '',
  };
}
