import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, type Message } from './api.ts';
import { mergeMessages } from './merge-messages.ts';

/** How many messages opening a chat brings. */
const openingSize = 200;

/**
 * The messages of one chat as one person sees them; `refresh` fetches what changed since the last answer and never
 * runs twice at once. Serves one chat for the life of its component.
 */
export function useMessages(
  as: string,
  chatId: string,
): {
  messages: readonly Message[];
  isLoaded: boolean;
  /** True while the sandbox holds messages older than those fetched. */
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  refresh: () => Promise<void>;
  put: (...fresh: Message[]) => void;
} {
  const [messages, setMessages] = useState<readonly Message[] | null>(null);
  const [hasEarlier, setHasEarlier] = useState(false);
  const cursor = useRef(0);
  const running = useRef<Promise<void> | null>(null);
  const isStale = useRef(false);

  const put = useCallback(
    (...fresh: Message[]) => setMessages((before) => mergeMessages(before ?? [], fresh)),
    [],
  );

  const fetchNew = useCallback(async () => {
    const after = cursor.current;
    const answer = await api.messages(chatId, as, after, openingSize);
    cursor.current = answer.seq;
    if (after === 0) setHasEarlier(answer.messages.length >= openingSize);
    put(...answer.messages);
  }, [as, chatId, put]);

  const loadEarlier = useCallback(async () => {
    const answer = await api.messages(chatId, as, 0, 0);
    setHasEarlier(false);
    put(...answer.messages);
  }, [as, chatId, put]);

  const refresh = useCallback(async () => {
    isStale.current = true;
    running.current ??= (async () => {
      try {
        while (isStale.current) {
          isStale.current = false;
          await fetchNew();
        }
      } finally {
        running.current = null;
      }
    })();
    await running.current.catch(() => undefined);
  }, [fetchNew]);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  return { messages: messages ?? [], isLoaded: messages !== null, hasEarlier, loadEarlier, refresh, put };
}
