import { Avatar } from '../parts/avatar.tsx';
import { useCard } from './context.ts';

const avatarSizes: Record<string, number> = { extra_small: 20, small: 24, medium: 32, large: 40 };

/** The person and person list components: names and avatars, without a mention. */
export function CardPeople(props: {
  ids: readonly (string | undefined)[];
  size?: string | undefined;
  showAvatar?: boolean | undefined;
  showName?: boolean | undefined;
}) {
  const { nameOf, words } = useCard();
  return (
    <div class="card-people">
      {props.ids.map((id, index) => {
        const name = nameOf(id ?? '') ?? words.unknownPerson;
        return (
          <span class="person" key={index} title={name}>
            {props.showAvatar !== false && <Avatar name={name} size={avatarSizes[props.size ?? ''] ?? 24} />}
            {props.showName !== false && name}
          </span>
        );
      })}
    </div>
  );
}
