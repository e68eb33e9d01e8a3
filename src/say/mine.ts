const words: readonly string[] = ['我的', '我', 'mine', 'my'];

/** Whether the text after a command asks for one's own. */
export const isMine = (args: string): boolean => words.includes(args.normalize('NFKC').trim().toLowerCase());
