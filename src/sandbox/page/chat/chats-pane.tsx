import { api, type ChatSummary, type Locale, type Person } from '../data/api.ts';
import type { Lang } from '../data/locale.ts';
import { go } from '../data/route.ts';
import { shortTime } from '../data/time.ts';
import { Avatar } from '../parts/avatar.tsx';
import type { Words } from '../words.ts';

const languages: readonly [Locale, string][] = [
  ['zh_cn', '简体中文'],
  ['zh_tw', '繁體中文（台灣）'],
  ['zh_hk', '繁體中文（香港）'],
  ['en_us', 'English'],
];

/** The chosen person and their chats, the private chat with the bot first. */
export function ChatsPane(props: {
  person: Person;
  chats: readonly ChatSummary[];
  chosen: string | null;
  words: Words;
  lang: Lang;
  onOpen: (chatId: string, isPrivate: boolean) => Promise<void>;
  onChanged: () => Promise<void>;
}) {
  const { person, words } = props;
  const changeLocale = async (locale: Locale) => {
    await api.changePerson(person.open_id, { locale }).catch(() => undefined);
    await props.onChanged();
  };
  const newest = props.chats.reduce((most, { last }) => (last && last.at > most ? last.at : most), '');
  return (
    <aside class="pane chats" aria-label={words.chats}>
      <header class="pane-head me">
        <button
          type="button"
          class="back"
          aria-label={words.back}
          data-testid="back-to-people"
          onClick={() => go({ as: null, chat: null })}
        >
          ‹
        </button>
        <Avatar name={person.name} size={36} />
        <span class="row-text">
          <span class="row-name" data-testid="me">
            {person.name}
          </span>
          <span class="row-sub">{[person.title, person.unit].filter(Boolean).join(' · ')}</span>
        </span>
        <select
          class="language"
          data-testid="me-locale"
          aria-label={words.language}
          title={words.language}
          value={person.locale}
          onChange={(event) => void changeLocale(event.currentTarget.value as Locale)}
        >
          {languages.map(([locale, name]) => (
            <option key={locale} value={locale}>
              {name}
            </option>
          ))}
        </select>
      </header>
      <ul class="rows">
        {props.chats.map((chat) => (
          <li key={chat.chat_id}>
            <ChatRow chat={chat} newest={newest} {...props} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function ChatRow(props: {
  chat: ChatSummary;
  newest: string;
  chosen: string | null;
  words: Words;
  onOpen: (chatId: string, isPrivate: boolean) => Promise<void>;
}) {
  const { chat, words, newest } = props;
  const isChosen = chat.chat_id === props.chosen;
  const isPrivate = chat.mode === 'p2p';
  return (
    <button
      type="button"
      class={`row${isChosen ? ' chosen' : ''}`}
      data-testid={`chat-${chat.chat_id}`}
      aria-current={isChosen}
      onClick={() => void props.onOpen(chat.chat_id, isPrivate)}
    >
      <Avatar name={chat.name} size={40} bot={isPrivate} group />
      <span class="row-text">
        <span class="row-line">
          <span class="row-name">{chat.name}</span>
          {isPrivate && <span class="text-tag tone-yellow">{words.bot}</span>}
          {chat.last && <time class="row-time">{shortTime(chat.last.at, new Date(newest))}</time>}
        </span>
        <span class="row-line">
          <span class="row-sub">
            {chat.last?.preview ?? (isPrivate ? '' : words.members(chat.member_count))}
          </span>
          {chat.unread > 0 && (
            <span class="unread" data-testid={`unread-${chat.chat_id}`}>
              {chat.unread > 99 ? '99+' : chat.unread}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
