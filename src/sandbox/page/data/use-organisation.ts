import { useCallback, useEffect, useState } from 'preact/hooks';
import { api, type Person, type SandboxState } from './api.ts';

const retryAfterMs = 2000;

/** The sandbox's app and people, asked again until they come; `reload` after a person was changed. */
export function useOrganisation(): {
  state: SandboxState | null;
  people: readonly Person[];
  isDown: boolean;
  reload: () => Promise<void>;
} {
  const [state, setState] = useState<SandboxState | null>(null);
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [isDown, setIsDown] = useState(false);
  const reload = useCallback(async () => {
    const [nextState, nextPeople] = await Promise.all([api.state(), api.people()]);
    setState(nextState);
    setPeople(nextPeople);
    setIsDown(false);
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      reload().catch(() => {
        setIsDown(true);
        timer = setTimeout(load, retryAfterMs);
      });
    void load();
    return () => clearTimeout(timer);
  }, [reload]);
  return { state, people, isDown, reload };
}
