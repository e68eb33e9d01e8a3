import { useEffect, useRef, useState } from 'preact/hooks';
import {
  ApiError,
  api,
  type ChatDetail,
  type Message,
  type SandboxState,
  type ToastType,
} from '../data/api.ts';
import { Glyph } from '../parts/glyph.tsx';
import type { Words } from '../words.ts';
import { MentionPicker } from './mention-picker.tsx';
import { mentionQuery } from './mention-query.ts';

export interface Candidate {
  /** open_id, or "bot". */
  id: string;
  name: string;
}

interface ComposerProps {
  as: string;
  chatId: string;
  chat: ChatDetail | null;
  app: SandboxState['app'];
  words: Words;
  replyTo: Message | null;
  onReplyDone: () => void;
  toast: (type: ToastType, content: string) => void;
  onSent: (message: Message) => void;
}

/** The line people write in: Enter sends, `@` offers the people of the chat and the bot. */
export function Composer(props: ComposerProps) {
  const { words, chat, app, replyTo } = props;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Candidate[]>([]);
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [sending, setSending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (replyTo) box.current?.focus();
  }, [replyTo]);

  const query = mentionQuery(text, caret);
  const isGroup = chat?.mode === 'group';
  const candidates: Candidate[] = [
    ...(chat?.bot_in ? [{ id: 'bot', name: app.name }] : []),
    ...(chat?.members ?? [])
      .filter(({ open_id }) => open_id !== props.as)
      .map(({ open_id, name }) => ({ id: open_id, name })),
  ];
  const offered =
    isGroup && query && closedAt !== query.from
      ? candidates.filter(({ name }) => name.toLowerCase().includes(query.text.toLowerCase())).slice(0, 8)
      : [];

  const mention = (candidate: Candidate) => {
    const from = query?.from ?? caret;
    const next = `${text.slice(0, from)}@${candidate.name} ${text.slice(caret)}`;
    const at = from + candidate.name.length + 2;
    setText(next);
    setCaret(at);
    setChosen((before) => [...before.filter(({ id }) => id !== candidate.id), candidate]);
    queueMicrotask(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at, at);
    });
  };

  const fail = (error: unknown) =>
    props.toast(
      'error',
      error instanceof ApiError ? `${words.sendFailed}: ${error.message}` : words.sendFailed,
    );

  const send = async () => {
    const line = text.trim();
    if (!line || sending) return;
    setSending(true);
    // A name typed by hand counts as much as one picked from the list.
    const byHand = candidates.filter(({ id, name }) => id === 'bot' && line.includes(`@${name}`));
    const mentions = [...chosen.filter(({ name }) => line.includes(`@${name}`)), ...byHand].map(
      ({ id }) => id,
    );
    try {
      const message = await api.send(props.chatId, {
        as: props.as,
        text: line,
        ...(mentions.length > 0 ? { mentions: [...new Set(mentions)] } : {}),
        ...(replyTo ? { reply_to: replyTo.message_id } : {}),
      });
      setText('');
      setCaret(0);
      setChosen([]);
      props.onReplyDone();
      props.onSent(message);
    } catch (error) {
      fail(error);
    } finally {
      setSending(false);
      box.current?.focus();
    }
  };

  const attach = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    await api.sendFile(props.chatId, props.as, file).then(props.onSent, fail);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {offered.length > 0 && <MentionPicker candidates={offered} onPick={mention} words={words} />}
      {replyTo && (
        <p class="replying">
          <span>{words.replyTo(replyTo.sender.name)}</span>
          <button type="button" aria-label={words.cancelReply} onClick={props.onReplyDone}>
            ✕
          </button>
        </p>
      )}
      <textarea
        ref={box}
        rows={1}
        data-testid="composer-input"
        placeholder={isGroup ? words.writeInGroup(app.name) : words.write}
        aria-label={words.write}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setClosedAt(null);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          const [first] = offered;
          if (event.key === 'Escape' && query) setClosedAt(query.from);
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          if (first && query?.text) mention(first);
          else void send();
        }}
      />
      <div class="composer-tools">
        {isGroup && (
          <button
            type="button"
            class="tool"
            title={words.mention}
            aria-label={words.mention}
            data-testid="composer-mention"
            onClick={() => {
              const at = text.length + 1;
              setText(`${text}@`);
              setCaret(at);
              setClosedAt(null);
              box.current?.focus();
            }}
          >
            @
          </button>
        )}
        <label class="tool" title={words.attach}>
          <Glyph name="attach" />
          <input
            type="file"
            class="hidden"
            aria-label={words.attach}
            data-testid="composer-file"
            onChange={(event) => void attach(event.currentTarget)}
          />
        </label>
        <button
          type="submit"
          class="send"
          data-testid="composer-send"
          disabled={!text.trim() || sending}
          aria-busy={sending}
        >
          {words.send}
        </button>
      </div>
    </form>
  );
}
