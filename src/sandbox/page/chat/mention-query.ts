/** The mention being typed at the caret: where its `@` stands and what follows it; null when there is none. */
export function mentionQuery(text: string, caret: number): { from: number; text: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0) return null;
  const typed = before.slice(from + 1);
  return /\s/.test(typed) || typed.length > 20 ? null : { from, text: typed };
}
