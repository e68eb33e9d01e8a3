import type { MutableRef } from 'preact/hooks';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const nearPx = 120;

/** Keeps a list at its end while the reader is there: for each new last message, and as cards and charts grow. */
export function useStickyBottom(
  list: MutableRef<HTMLElement | null>,
  lastId: string,
  isLoaded: boolean,
): void {
  const isNear = useRef(true);
  // Moves with each new last message.
  useLayoutEffect(() => {
    const box = list.current;
    if (box && isNear.current) box.scrollTop = box.scrollHeight;
  }, [lastId, isLoaded]);
  useEffect(() => {
    const box = list.current;
    const inner = box?.firstElementChild;
    if (!box || !inner) return;
    const follow = () => {
      isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
    };
    const grow = new ResizeObserver(() => {
      if (isNear.current) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener('scroll', follow, { passive: true });
    grow.observe(inner);
    return () => {
      box.removeEventListener('scroll', follow);
      grow.disconnect();
    };
  }, [list]);
}
