/** Feishu's emoji keys (platform page "emojis-introduce") that are drawn; the rest show their key. */
const drawn: Record<string, string> = {
  OK: '👌',
  THUMBSUP: '👍',
  ThumbsDown: '👎',
  DONE: '✅',
  Done: '✅',
  CheckMark: '✔️',
  CrossMark: '❌',
  Yes: '🙆',
  No: '🙅',
  Get: '🫡',
  JIAYI: '➕',
  Plus1: '➕',
  HEART: '❤️',
  FINGERHEART: '🫰',
  THANKS: '🙏',
  APPLAUSE: '👏',
  CLAP: '👏',
  FISTBUMP: '👊',
  MUSCLE: '💪',
  STRIVE: '💪',
  SMILE: '🙂',
  LAUGH: '😄',
  LOL: '😂',
  JOYFUL: '😊',
  WOW: '😮',
  THINKING: '🤔',
  SOB: '😭',
  CRY: '😢',
  SALUTE: '🫡',
  SHAKE: '🤝',
  PARTY: '🎉',
  FIREWORKS: '🎆',
  ROSE: '🌹',
  Fire: '🔥',
  Pin: '📌',
  Alarm: '⏰',
  Loudspeaker: '📢',
  OnIt: '🏃',
  LGTM: '👍',
  EYES: '👀',
  Typing: '💬',
  GLANCE: '👀',
  PRAISE: '🌟',
  TROPHY: '🏆',
  CLOCK: '🕒',
  Hourglass: '⏳',
};

const byUpper = new Map(Object.entries(drawn).map(([key, glyph]) => [key.toUpperCase(), glyph]));

/** The glyph of a Feishu emoji key, or null when the page has none. */
export const emojiOf = (key: string): string | null => drawn[key] ?? byUpper.get(key.toUpperCase()) ?? null;

/** The reactions offered under a message. */
export const offeredReactions = ['THUMBSUP', 'OK', 'DONE', 'Get', 'JIAYI', 'HEART'] as const;
