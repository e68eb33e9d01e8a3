/** A person mentioned in a message; the bot itself is never among them. */
export type Mention = { openId: string; name: string };

/** A file or picture a person sent. Fetched by message id and key; the key alone opens nothing. */
export type SentFile = { key: string; name: string; kind: 'file' | 'image' };

/** What a person filled in: one field a name. Dates keep the platform's form ("2024-04-01 +0800"). */
export type FormValues = Record<string, string | string[] | boolean>;

/**
 * Everything the platform tells us, in our own words. The union is closed: an event outside it is not for us.
 *
 * `eventId` is the platform's id of the push, the same in every re-push, and the key of "already seen".
 * Messages are to be recognised by `messageId` too: the platform may push one message under two event ids
 * (https://open.feishu.cn/document/server-docs/im-v1/message/events/receive).
 * The ids of a `card-action` must not reach a log or a table when the action is an anonymous one.
 */
export type InboundEvent =
  | {
      kind: 'message';
      eventId: string;
      messageId: string;
      at: Date;
      chatId: string;
      chatType: 'p2p' | 'group';
      openId: string;
      /** Plain words: the bot's own mention removed, others as "@name", rich text flattened to lines, trimmed. */
      text: string;
      mentions: Mention[];
      /** A private message, or one that mentions the bot. */
      toBot: boolean;
      parentId?: string;
      rootId?: string;
      file?: SentFile;
      /** The platform's own word: text, post, file, image, media, audio, sticker … */
      messageType: string;
    }
  | {
      kind: 'card-action';
      eventId: string;
      openId: string;
      /** Good for two delayed updates within 30 minutes, only after the callback was answered. */
      token: string;
      tag: string;
      value: unknown;
      name?: string;
      form: FormValues;
      option?: string;
      options?: string[];
      checked?: boolean;
      input?: string;
      messageId?: string;
      chatId?: string;
    }
  | { kind: 'bot-added' | 'bot-removed'; eventId: string; chatId: string; name: string; openId: string }
  | { kind: 'members-joined' | 'members-left'; eventId: string; chatId: string; openIds: string[] }
  | { kind: 'private-chat-entered'; eventId: string; chatId: string; openId: string }
  | { kind: 'menu'; eventId: string; openId: string; key: string }
  | {
      kind: 'person-changed';
      eventId: string;
      openId: string;
      name?: string;
      mobile?: string;
      email?: string;
      resigned: boolean;
      frozen: boolean;
    }
  | { kind: 'person-left'; eventId: string; openId: string }
  | { kind: 'message-read'; eventId: string; openId: string; messageIds: string[] }
  | { kind: 'chat-disbanded'; eventId: string; chatId: string }
  /** A task of the bot's making was changed somehow: the task itself is to be asked. */
  | { kind: 'task-changed'; eventId: string; guid: string };
