import { useState } from 'preact/hooks';
import { CardView } from '../card/card-view.tsx';
import { offeredReactions } from '../card/emoji.ts';
import type { Card } from '../card/types.ts';
import type { CardAction, Locale, Message, SandboxState, ToastType } from '../data/api.ts';
import { writeTime } from '../data/time.ts';
import { Avatar } from '../parts/avatar.tsx';
import { EmojiMark } from '../parts/emoji-mark.tsx';
import type { Words } from '../words.ts';
import { MessageContent } from './message-content.tsx';
import { previewOf } from './preview.ts';

interface RowProps {
  message: Message;
  quoted: string | undefined;
  original: Message | undefined;
  as: string;
  app: SandboxState['app'];
  locale: Locale;
  words: Words;
  nameOf: (openId: string) => string | undefined;
  people: readonly { open_id: string; name: string }[];
  toast: (type: ToastType, content: string) => void;
  report: (messageId: string, action: CardAction) => Promise<boolean>;
  onReply: (message: Message) => void;
  onReact: (emoji: string) => void;
}

/** A message with its sender, what it answers, and what people put under it. */
export function MessageRow(props: RowProps) {
  const { message, words, as } = props;
  const [isOpen, setIsOpen] = useState(false);
  if (message.msg_type === 'system') {
    return (
      <div class="system" data-testid={`message-${message.message_id}`}>
        <MessageContent message={message} locale={props.locale} words={words} nameOf={props.nameOf} />
      </div>
    );
  }
  const isBot = message.sender.type === 'app';
  const isOwn = message.sender.id === as;
  if (message.recalled) {
    return (
      <div class="system" data-testid={`message-${message.message_id}`}>
        {words.recalled}
      </div>
    );
  }
  const isCard = message.msg_type === 'interactive';
  return (
    <article class={`message${isOwn ? ' own' : ''}`} data-testid={`message-${message.message_id}`}>
      <Avatar name={message.sender.name} size={36} bot={isBot} />
      <div class="message-main">
        <p class="message-head">
          <span class="sender">{message.sender.name}</span>
          {isBot && <span class="text-tag tone-yellow">{words.bot}</span>}
          <time dateTime={message.created_at}>{writeTime(new Date(message.created_at), 'HH:mm')}</time>
          {message.only_for && <span class="text-tag tone-grey">{words.onlyYou}</span>}
          {message.urgent && <span class="text-tag tone-red">{words.urgent}</span>}
        </p>
        <div class={isCard ? 'bubble card-bubble' : 'bubble'}>
          <Quote {...props} />
          {isCard ? (
            <CardView
              card={message.content as Card}
              rev={message.rev}
              locale={props.locale}
              words={words}
              nameOf={props.nameOf}
              people={props.people}
              toast={props.toast}
              report={(action) => props.report(message.message_id, action)}
            />
          ) : (
            <MessageContent message={message} locale={props.locale} words={words} nameOf={props.nameOf} />
          )}
        </div>
        <Reactions {...props} />
        <div class={`message-tools${isOpen ? ' open' : ''}`}>
          <button
            type="button"
            data-testid={`reply-${message.message_id}`}
            onClick={() => props.onReply(message)}
          >
            {words.reply}
          </button>
          <button
            type="button"
            class="more"
            aria-label={words.react}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            ⋯
          </button>
          {offeredReactions.map((emoji) => (
            <button
              type="button"
              class="offer"
              key={emoji}
              aria-label={`${words.react} ${emoji}`}
              title={emoji}
              onClick={() => {
                setIsOpen(false);
                props.onReact(emoji);
              }}
            >
              <EmojiMark emoji={emoji} />
            </button>
          ))}
        </div>
      </div>
    </article>
  );
}

function Quote({ quoted, original, words, locale }: RowProps) {
  if (!quoted) return null;
  return (
    <blockquote class="quote">
      {original
        ? `${original.sender.name}：${original.recalled ? words.recalled : previewOf(original, locale, words)}`
        : words.missingMessage}
    </blockquote>
  );
}

function Reactions({ message, nameOf, as, app, onReact }: RowProps) {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return null;
  const name = (id: string) => (id === app.app_id ? app.name : (nameOf(id) ?? id));
  return (
    <div class="reactions">
      {reactions.map(({ emoji_type, people }) => (
        <button
          type="button"
          key={emoji_type}
          class={`reaction${people.includes(as) ? ' mine' : ''}`}
          data-reaction={emoji_type}
          title={emoji_type}
          onClick={() => onReact(emoji_type)}
        >
          <EmojiMark emoji={emoji_type} />
          <span class="reaction-names">{people.map(name).join('、')}</span>
        </button>
      ))}
    </div>
  );
}
