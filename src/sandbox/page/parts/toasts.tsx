import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ToastType } from '../data/api.ts';

interface Toast {
  id: number;
  type: ToastType;
  content: string;
}

const shownForMs = 4000;
const marks: Record<ToastType, string> = { success: '✓', error: '✕', warning: '!', info: 'i' };

/** Short notes at the top of the page that leave by themselves. */
export function useToasts(): { toast: (type: ToastType, content: string) => void; toasts: JSX.Element } {
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const last = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const toast = useCallback((type: ToastType, content: string) => {
    last.current += 1;
    const id = last.current;
    setShown((before) => [...before.slice(-2), { id, type, content }]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setShown((before) => before.filter((other) => other.id !== id));
    }, shownForMs);
    timers.current.add(timer);
  }, []);
  return {
    toast,
    toasts: (
      <div class="toasts" aria-live="polite">
        {shown.map((one) => (
          <div
            key={one.id}
            class={`toast toast-${one.type}`}
            data-testid="toast"
            data-type={one.type}
            role="status"
          >
            <span class="toast-mark" aria-hidden="true">
              {marks[one.type]}
            </span>
            <span class="toast-text">{one.content}</span>
          </div>
        ))}
      </div>
    ),
  };
}
