import type { Documents } from '../app/ports.ts';
import type { Unreadable } from '../domain/unreadable.ts';
import type { Messenger } from '../messenger/client.ts';
import type { PlatformFault } from '../messenger/errors.ts';
import { readText, type TextRead } from '../reading/read-text.ts';

/** What people send as a text: a file of the private chat, or a document in the cloud that the bot was let into. */
export function readDocuments(messenger: Messenger | null): Documents {
  if (!messenger) {
    const none = async () => ({ ok: false as const, advice: 'LARK_APP_ID' });
    return { file: none, cloud: none };
  }
  return {
    async file({ message, key, name }) {
      const fetched = await messenger.downloadResource({ messageId: message, fileKey: key, type: 'file' });
      return fetched.ok ? readText(name, fetched.value) : notFetched(fetched.fault);
    },
    async cloud({ kind, token }) {
      const node = kind === 'wiki' ? await messenger.wikiDocument({ token }) : null;
      if (node && !node.ok) return notFetched(node.fault);
      if (node && node.value.kind !== 'docx') return { ok: false, of: 'not-document' };
      const content = await messenger.documentText({ token: node?.value.token ?? token });
      if (!content.ok) return notFetched(content.fault);
      const text = content.value.trim();
      return text === '' ? { ok: false, of: 'no-text' } : { ok: true, text };
    },
  };
}

/** docx: 1770002 not found, 1770003 deleted, 1770032 forbidden; wiki: 131005 not found, 131006 no permission. */
const known: Readonly<Record<number, Unreadable>> = {
  1770002: 'gone',
  1770003: 'gone',
  1770032: 'closed',
  131005: 'gone',
  131006: 'closed',
};

function notFetched(fault: PlatformFault): TextRead | { ok: false; advice: string } {
  const of = typeof fault.code === 'number' ? known[fault.code] : undefined;
  return of === undefined ? { ok: false, advice: fault.advice } : { ok: false, of };
}
