import type { MutableRef } from 'preact/hooks';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  ApiError,
  api,
  type CardAction,
  type ChatDetail,
  type Message,
  type Person,
  type SandboxState,
  type ToastType,
} from '../data/api.ts';
import type { Lang } from '../data/locale.ts';
import { go } from '../data/route.ts';
import { dayLine, writeTime } from '../data/time.ts';
import { useMessages } from '../data/use-messages.ts';
import type { Words } from '../words.ts';
import { Composer } from './composer.tsx';
import { MenuStrip } from './menu-strip.tsx';
import { MessageRow } from './message-row.tsx';
import { useStickyBottom } from './use-sticky-bottom.ts';

/** Messages drawn at first; earlier ones come by a button. */
const drawnAtFirst = 80;

export interface TalkProps {
  person: Person;
  chatId: string;
  app: SandboxState['app'];
  words: Words;
  lang: Lang;
  nameOf: (openId: string) => string | undefined;
  toast: (type: ToastType, content: string) => void;
  refreshRef: MutableRef<(() => void) | null>;
  onRead: () => void;
}

/** One chat seen with one person's eyes. */
export function Conversation(props: TalkProps) {
  const { person, chatId, app, words, toast, onRead } = props;
  const as = person.open_id;
  const { messages, isLoaded, hasEarlier, loadEarlier, refresh, put } = useMessages(as, chatId);
  const [chat, setChat] = useState<ChatDetail | null>(null);
  const [drawn, setDrawn] = useState(drawnAtFirst);
  const [replyTo, setReplyTo] = useState<Message | null>(null);

  useEffect(() => {
    let gone = false;
    void api.chat(chatId).then(
      (detail) => !gone && setChat(detail),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [chatId]);

  const catchUp = useCallback(() => void refresh().then(onRead), [refresh, onRead]);
  useLayoutEffect(() => {
    props.refreshRef.current = catchUp;
    return () => {
      props.refreshRef.current = null;
    };
  }, [props.refreshRef, catchUp]);
  useEffect(() => {
    if (isLoaded) onRead();
  }, [isLoaded, onRead]);

  const report = useCallback(
    async (messageId: string, action: CardAction): Promise<boolean> => {
      try {
        const result = await api.act(messageId, as, action);
        if (result.toast?.content) toast(result.toast.type, result.toast.content);
        await refresh();
        return result.toast?.type !== 'error' && result.toast?.type !== 'warning';
      } catch (error) {
        toast('error', words.actionFailed(error instanceof ApiError ? error.code : undefined));
        return false;
      }
    },
    [as, toast, refresh, words],
  );

  const showEarlier = () => {
    if (drawn + drawnAtFirst > messages.length && hasEarlier) void loadEarlier().catch(() => undefined);
    setDrawn(drawn + drawnAtFirst);
  };
  const shown = messages.slice(-drawn);
  const list = useRef<HTMLDivElement>(null);
  useStickyBottom(list, shown.at(-1)?.message_id ?? '', isLoaded);
  const isPrivate = chat?.mode === 'p2p';

  return (
    <section class="talk" aria-label={chat?.name ?? words.chats}>
      <header class="talk-head">
        <button
          type="button"
          class="back"
          aria-label={words.back}
          data-testid="back-to-chats"
          onClick={() => go({ as, chat: null })}
        >
          ‹
        </button>
        <h2>{chat?.name ?? ''}</h2>
        {isPrivate && <span class="text-tag tone-yellow">{words.bot}</span>}
        {chat && !isPrivate && <span class="muted small">{words.members(chat.members.length)}</span>}
      </header>
      <div class="messages" ref={list} data-testid="messages" role="log">
        <div class="messages-inner">
          {(messages.length > drawn || hasEarlier) && (
            <button type="button" class="earlier" onClick={showEarlier}>
              {words.earlier}
            </button>
          )}
          {isLoaded && messages.length === 0 && <p class="muted none">{words.noMessages}</p>}
          {shown.map((message, index) => (
            <div key={message.message_id}>
              {isNewDay(shown[index - 1], message) && (
                <p class="day">{dayLine(message.created_at, props.lang)}</p>
              )}
              <MessageRow
                message={message}
                quoted={message.reply_to}
                original={messages.find((other) => other.message_id === message.reply_to)}
                as={as}
                app={app}
                locale={person.locale}
                words={words}
                nameOf={props.nameOf}
                people={chat?.members ?? []}
                toast={toast}
                report={report}
                onReply={setReplyTo}
                onReact={(emoji) =>
                  void api.react(message.message_id, as, emoji).then(refresh, () => undefined)
                }
              />
            </div>
          ))}
        </div>
      </div>
      {isPrivate && <MenuStrip as={as} locale={person.locale} />}
      <Composer
        as={as}
        chatId={chatId}
        chat={chat}
        app={app}
        words={words}
        replyTo={replyTo}
        onReplyDone={() => setReplyTo(null)}
        toast={toast}
        onSent={(message) => {
          put(message);
          catchUp();
        }}
      />
    </section>
  );
}

function isNewDay(before: Message | undefined, message: Message): boolean {
  const day = (of: Message) => writeTime(new Date(of.created_at), 'YYYY-MM-DD');
  return !before || day(before) !== day(message);
}
