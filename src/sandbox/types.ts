/** Locales a person's client may be set to in the sandbox. */
export type Locale = 'zh_cn' | 'zh_tw' | 'zh_hk' | 'en_us';

/** A person of the organisation, with what the platform's directory and the two roster files know of them. */
export interface Person {
  open_id: string;
  union_id: string;
  user_id: string;
  name: string;
  locale: Locale;
  title: string;
  mobile: string;
  email: string;
  /** Name of the unit where the person takes part. */
  unit: string;
  /** Name of the unit that holds the person's membership. */
  home_unit: string;
  placement: string;
  roles: string[];
  leader: boolean;
  /** False once the person has left: messages to them are refused with 230029. */
  active: boolean;
  /** False when the person is outside the app's availability: messages are refused with 230013. */
  available: boolean;
}

/** A unit; on the platform it is a department. */
export interface Unit {
  name: string;
  parent: string;
  kind: 'organ' | 'branch' | 'supervision' | 'office';
  batch: number;
  leading_body: boolean;
  department_id: string;
  chat_id: string;
}

/** A chat as it stands: private chats have exactly one member and the bot. */
export interface Chat {
  chat_id: string;
  name: string;
  mode: 'p2p' | 'group';
  /** open_ids, the bot not among them. */
  members: string[];
  bot_in: boolean;
  owner_id: string;
  description: string;
}

/** An organisation that can live in the sandbox. */
export interface DemoOrganisation {
  name: string;
  units: Unit[];
  people: Person[];
  chats: Chat[];
  /** UNITS.csv: unit,parent,kind,batch,leading_body,chat_id. */
  unitsCsv: string;
  /** PEOPLE.csv: name,open_id,mobile,email,unit,home_unit,placement,roles,leader,locale. */
  peopleCsv: string;
}

export type MessageType =
  | 'text'
  | 'post'
  | 'interactive'
  | 'file'
  | 'image'
  | 'audio'
  | 'media'
  | 'sticker'
  | 'share_chat'
  | 'share_user'
  | 'system';

export interface Mention {
  /** Placeholder in the text: `@_user_1`, `@_all`. */
  key: string;
  open_id: string;
  name: string;
}

/** A message as the sandbox keeps it; times are epoch milliseconds of the injected clock. */
export interface Message {
  message_id: string;
  /** Place in the sandbox-wide order of changes. */
  seq: number;
  /** Number of changes of this message. */
  rev: number;
  chat_id: string;
  sender: { type: 'user' | 'app'; id: string };
  msg_type: MessageType;
  content: Record<string, unknown>;
  mentions: Mention[];
  created_at: number;
  updated_at: number;
  reply_to?: string;
  root_id?: string;
  batch_id?: string;
  /** Seen by this one person only (ephemeral cards). */
  only_for?: string;
  reactions: { reaction_id: string; emoji_type: string; by: string; by_type: 'user' | 'app'; at: number }[];
  recalled: boolean;
  urgent_for: string[];
  read_by: { open_id: string; at: number }[];
}
