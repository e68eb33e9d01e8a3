import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { ChatsPane } from './chat/chats-pane.tsx';
import { Conversation } from './chat/conversation.tsx';
import { PeoplePane } from './chat/people-pane.tsx';
import { ClockBar } from './clock-bar.tsx';
import { api } from './data/api.ts';
import { useLive } from './data/live.ts';
import { langOf, tagOf } from './data/locale.ts';
import { go, useRoute } from './data/route.ts';
import { useChats } from './data/use-chats.ts';
import { useOrganisation } from './data/use-organisation.ts';
import { useToasts } from './parts/toasts.tsx';
import { wordsOf } from './words.ts';

export function App() {
  const route = useRoute();
  const { state, people, isDown, reload } = useOrganisation();
  const { toast, toasts } = useToasts();
  const { chats, isLoaded, refresh } = useChats(route.as);
  const person = people.find(({ open_id }) => open_id === route.as) ?? null;
  const locale = person?.locale ?? 'zh_cn';
  const lang = langOf(locale);
  const words = wordsOf(lang);

  useEffect(() => {
    document.documentElement.lang = tagOf(lang);
    document.title = words.pageTitle;
  }, [lang, words]);

  // The client of a real platform logs its person in without asking: the authorize page reads who that is here.
  useEffect(() => {
    if (route.as)
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside of secure contexts.
      document.cookie = `sandbox_person=${encodeURIComponent(route.as)}; path=/open-apis/authen; samesite=lax`;
  }, [route.as]);

  const refreshMessages = useRef<(() => void) | null>(null);
  useLive(route.as, (chatId) => {
    refresh();
    if (chatId === null || chatId === route.chat) refreshMessages.current?.();
  });

  const names = useMemo(() => {
    const known = new Map(people.map(({ open_id, name }) => [open_id, name]));
    if (state) known.set(state.app.bot_open_id, state.app.name);
    return known;
  }, [people, state]);
  const nameOf = useCallback((openId: string) => names.get(openId), [names]);

  const openChat = useCallback(
    async (chatId: string, isPrivate: boolean) => {
      if (!route.as) return;
      const entered = isPrivate ? await api.enter(route.as).catch(() => null) : null;
      go({ as: route.as, chat: entered?.chat_id ?? chatId });
    },
    [route.as],
  );

  const pane = !person ? 'people' : !route.chat ? 'chats' : 'talk';
  return (
    <div class="page" data-pane={pane}>
      <ClockBar words={words} lang={lang} toast={toast} />
      {isDown && <p class="notice">{words.unreachable}</p>}
      <main class="panes">
        <PeoplePane
          people={people}
          chosen={route.as}
          words={words}
          organisation={state?.organisation.name ?? ''}
        />
        {person && (
          <ChatsPane
            person={person}
            chats={chats}
            chosen={route.chat}
            words={words}
            lang={lang}
            onOpen={openChat}
            onChanged={reload}
          />
        )}
        {person && state && route.chat ? (
          <Conversation
            key={`${person.open_id} ${route.chat}`}
            person={person}
            chatId={route.chat}
            app={state.app}
            words={words}
            lang={lang}
            nameOf={nameOf}
            toast={toast}
            refreshRef={refreshMessages}
            onRead={refresh}
          />
        ) : (
          <section class="talk blank">
            <div>
              <p class="blank-title">{person ? words.pickChat : words.pickPerson}</p>
              {!person && <p class="muted">{words.pickPersonHint}</p>}
              {person && !isLoaded && <span class="spinner" />}
            </div>
          </section>
        )}
      </main>
      {toasts}
    </div>
  );
}
