import { useMemo, useState } from 'preact/hooks';
import type { Person } from '../data/api.ts';
import { go } from '../data/route.ts';
import { Avatar } from '../parts/avatar.tsx';
import type { Words } from '../words.ts';

/** The people of the organisation, to be looked up and stepped into. */
export function PeoplePane(props: {
  people: readonly Person[];
  chosen: string | null;
  words: Words;
  organisation: string;
}) {
  const { people, words, chosen } = props;
  const [sought, setSought] = useState('');
  const shown = useMemo(() => {
    const parts = sought.trim().toLowerCase().split(/\s+/).filter(Boolean);
    return people.filter((person) => {
      const roles = person.roles.map((role) => words.roles[role] ?? role);
      const text = [person.name, person.title, person.unit, ...roles].join(' ').toLowerCase();
      return parts.every((part) => text.includes(part));
    });
  }, [people, sought, words]);
  return (
    <aside class="pane people" aria-label={words.people}>
      <header class="pane-head">
        <h1>{props.organisation || words.pageTitle}</h1>
        <input
          type="search"
          class="search"
          data-testid="person-search"
          placeholder={words.searchPeople}
          aria-label={words.searchPeople}
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
      </header>
      <ul class="rows">
        {shown.map((person) => (
          <li key={person.open_id}>
            <PersonRow person={person} isChosen={person.open_id === chosen} words={words} />
          </li>
        ))}
        {people.length > 0 && shown.length === 0 && <li class="muted none">{words.noMatch}</li>}
      </ul>
    </aside>
  );
}

function PersonRow({ person, isChosen, words }: { person: Person; isChosen: boolean; words: Words }) {
  const roles = person.roles.filter((role) => role !== 'member');
  return (
    <button
      type="button"
      class={`row${isChosen ? ' chosen' : ''}${person.active ? '' : ' gone'}`}
      data-testid={`person-${person.open_id}`}
      aria-current={isChosen}
      onClick={() => go({ as: person.open_id, chat: null })}
    >
      <Avatar name={person.name} size={36} />
      <span class="row-text">
        <span class="row-line">
          <span class="row-name">{person.name}</span>
          {!person.active && <span class="text-tag tone-grey">{words.left}</span>}
          {roles.map((role) => (
            <span key={role} class={`text-tag tone-${role === 'mass' ? 'grey' : 'blue'}`}>
              {words.roles[role] ?? role}
            </span>
          ))}
        </span>
        <span class="row-sub">{[person.unit, person.title].filter(Boolean).join(' · ')}</span>
      </span>
    </button>
  );
}
