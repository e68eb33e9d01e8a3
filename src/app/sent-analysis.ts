import type { AnalysisTakenView } from '../cards/analysis.ts';
import { type Outcome, refused } from '../domain/refusal.ts';
import { takeDraft, writerOf } from './analysis.ts';
import type { App, ReadText } from './ports.ts';

/** A file of the private chat becomes the sender's next draft. */
export const takeFile = (
  app: App,
  asked: { openId: string; file: { message: string; key: string; name: string } },
  now: Date,
): Promise<Outcome<AnalysisTakenView>> =>
  takeText(
    app,
    { openId: asked.openId, from: 'file', name: asked.file.name, read: () => app.documents.file(asked.file) },
    now,
  );

/** A document in the cloud becomes the sender's next draft; `link` is null for a kind of document that holds no text. */
export const takeLink = (
  app: App,
  asked: { openId: string; link: { kind: 'docx' | 'wiki'; token: string } | null },
  now: Date,
): Promise<Outcome<AnalysisTakenView>> => {
  const { link } = asked;
  const read = async (): Promise<ReadText> =>
    link === null ? { ok: false, of: 'not-document' } : app.documents.cloud(link);
  return takeText(app, { openId: asked.openId, from: 'document', name: null, read }, now);
};

/** Rights are looked at before anything is fetched; what cannot be read is refused with its mend, and nothing changes. */
async function takeText(
  app: App,
  sent: { openId: string; from: 'file' | 'document'; name: string | null; read: () => Promise<ReadText> },
  now: Date,
): Promise<Outcome<AnalysisTakenView>> {
  const writer = await writerOf(app, sent.openId, now);
  if (!writer.ok) return writer;
  const read = await sent.read();
  if (read.ok)
    return takeDraft(app, writer.value, { text: read.text, from: sent.from, name: sent.name }, now);
  return 'advice' in read
    ? refused({ why: 'platform-unreachable', advice: read.advice })
    : refused({ why: 'unreadable', of: read.of });
}
