import { useEffect, useRef } from 'preact/hooks';
import { api } from './api.ts';

const pollEveryMs = 3000;

/**
 * Calls back whenever something this person can see may have changed: on each server-sent `change`, and every three
 * seconds while that stream is down.
 */
export function useLive(as: string | null, onChange: (chatId: string | null) => void): void {
  const callback = useRef(onChange);
  callback.current = onChange;
  useEffect(() => {
    if (!as) return;
    const source = new EventSource(api.streamUrl(as));
    let wasDown = false;
    const heard = (event: MessageEvent<string>) => {
      callback.current(chatOf(event.data));
    };
    const opened = () => {
      if (wasDown) callback.current(null);
      wasDown = false;
    };
    source.addEventListener('change', heard);
    source.addEventListener('open', opened);
    const timer = setInterval(() => {
      if (source.readyState === EventSource.OPEN) return;
      wasDown = true;
      callback.current(null);
    }, pollEveryMs);
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [as]);
}

function chatOf(data: string): string | null {
  try {
    const change = JSON.parse(data) as { chat_id?: string };
    return change.chat_id ?? null;
  } catch {
    return null;
  }
}
