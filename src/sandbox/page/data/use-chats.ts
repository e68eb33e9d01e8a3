import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api, type ChatSummary } from './api.ts';

const gatherMs = 150;

/** A person's chats; `refresh` gathers bursts of changes into one request. */
export function useChats(as: string | null): {
  chats: readonly ChatSummary[];
  isLoaded: boolean;
  refresh: () => void;
} {
  const [loaded, setLoaded] = useState<{ as: string; chats: readonly ChatSummary[] } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const load = useCallback(async () => {
    if (!as) return;
    const chats = await api.chats(as).catch(() => null);
    if (chats) setLoaded({ as, chats });
  }, [as]);
  useEffect(() => {
    void load();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [load]);
  const refresh = useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void load();
    }, gatherMs);
  }, [load]);
  const isLoaded = loaded?.as === as;
  return { chats: isLoaded && loaded ? loaded.chats : [], isLoaded, refresh };
}
