/** The sandbox's people API as its chat page sees it: shapes and one typed function per route. */

/** A client language the sandbox knows. */
export type Locale = 'zh_cn' | 'zh_tw' | 'zh_hk' | 'en_us';

export interface Person {
  open_id: string;
  name: string;
  locale: Locale;
  title: string;
  unit: string;
  roles: string[];
  active: boolean;
}

export interface SandboxState {
  app: { app_id: string; name: string; bot_open_id: string };
  organisation: { name: string };
  dev_clock: boolean;
}

export interface ChatSummary {
  chat_id: string;
  name: string;
  mode: 'p2p' | 'group';
  member_count: number;
  last: { preview: string; at: string } | null;
  unread: number;
}

export interface ChatDetail {
  chat_id: string;
  name: string;
  mode: 'p2p' | 'group';
  members: { open_id: string; name: string }[];
  bot_in: boolean;
}

export interface Message {
  message_id: string;
  seq: number;
  rev: number;
  chat_id: string;
  sender: { type: 'user' | 'app'; id: string; name: string };
  msg_type: string;
  content: Record<string, unknown>;
  mentions?: { key: string; open_id: string; name: string }[];
  created_at: string;
  updated_at: string;
  reply_to?: string;
  reactions?: { emoji_type: string; people: string[] }[];
  recalled: boolean;
  urgent?: boolean;
  only_for?: string;
}

/** One gesture on a card, as the Feishu client reports it. */
export interface CardAction {
  tag: string;
  value: unknown;
  name?: string;
  form_value?: Record<string, unknown>;
  input_value?: string;
  option?: string;
  options?: string[];
  checked?: boolean;
  timezone?: string;
}

export type ToastType = 'info' | 'success' | 'error' | 'warning';

export interface ActionResult {
  toast?: { type: ToastType; content: string };
  card_updated: boolean;
}

export interface Clock {
  at: string;
  speed: number;
  next: string | null;
}

export interface MenuItem {
  name: string | Record<string, string>;
  event_key?: string;
  children?: MenuItem[];
}

/** A refusal of the sandbox: `status` 0 when it could not be reached; `code` is the client code of a failed card callback. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number | undefined;
  constructor(status: number, message: string, code?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new ApiError(0, String(cause));
  });
  const data = (await response.json().catch(() => null)) as (T & { error?: string; code?: number }) | null;
  if (!response.ok) throw new ApiError(response.status, data?.error ?? response.statusText, data?.code);
  if (data === null) throw new ApiError(response.status, 'not JSON');
  return data;
}

const base = '/sandbox/api';
const q = encodeURIComponent;

export const api = {
  state: () => call<SandboxState>('GET', `${base}/state`),
  people: () => call<Person[]>('GET', `${base}/people`),
  changePerson: (id: string, change: { locale?: Locale }) =>
    call<Person>('PUT', `${base}/people/${q(id)}`, change),
  chats: (id: string) => call<ChatSummary[]>('GET', `${base}/people/${q(id)}/chats`),
  enter: (id: string) => call<{ chat_id: string }>('POST', `${base}/people/${q(id)}/enter`, {}),
  tapMenu: (id: string, event_key: string) =>
    call<object>('POST', `${base}/people/${q(id)}/menu`, { event_key }),
  menu: () => call<MenuItem[] | { items: MenuItem[] }>('GET', `${base}/menu`),
  chat: (chatId: string) => call<ChatDetail>('GET', `${base}/chats/${q(chatId)}`),
  /** What is new or changed after `afterSeq`; opening a chat (0) gives at most `limit`, the newest. Marks as read. */
  messages: (chatId: string, as: string, afterSeq: number, limit: number) =>
    call<{ messages: Message[]; seq: number }>(
      'GET',
      `${base}/chats/${q(chatId)}/messages?as=${q(as)}&after_seq=${afterSeq}&limit=${limit}&read=1`,
    ),
  send: (chatId: string, body: { as: string; text: string; mentions?: string[]; reply_to?: string }) =>
    call<Message>('POST', `${base}/chats/${q(chatId)}/messages`, body),
  sendFile: (chatId: string, as: string, file: File) => {
    const form = new FormData();
    form.set('as', as);
    form.set('file', file);
    return call<Message>('POST', `${base}/chats/${q(chatId)}/files`, form);
  },
  react: (messageId: string, as: string, emoji_type: string) =>
    call<object>('POST', `${base}/messages/${q(messageId)}/reactions`, { as, emoji_type }),
  act: (messageId: string, as: string, action: CardAction) =>
    call<ActionResult>('POST', `${base}/messages/${q(messageId)}/action`, { as, ...action }),
  streamUrl: (as: string) => `${base}/stream?as=${q(as)}`,
  resourceUrl: (key: string) => `${base}/files/${q(key)}`,
  clock: () => call<Clock>('GET', '/dev/clock'),
  setClock: (change: { at?: string; speed?: number }) => call<unknown>('PUT', '/dev/clock', change),
};
