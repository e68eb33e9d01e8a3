import { useState } from 'preact/hooks';
import type { Clock, ToastType } from './data/api.ts';
import { type Lang, tagOf } from './data/locale.ts';
import { fromLocalInput, writeTime } from './data/time.ts';
import { useClock } from './data/use-clock.ts';
import type { Words } from './words.ts';

const speeds = [0, 1, 60, 3600, 86_400];
const hourMs = 3_600_000;

/** The campaign's clock, shown only when the bot lets it be moved. */
export function ClockBar(props: {
  words: Words;
  lang: Lang;
  toast: (type: ToastType, content: string) => void;
}) {
  const { words } = props;
  const { clock, now, move } = useClock();
  const [picked, setPicked] = useState('');
  if (!clock || !now) return null;
  const set = (change: Partial<Pick<Clock, 'at' | 'speed'>>) =>
    move(change).catch(() => props.toast('error', words.clockFailed));
  const ahead = (ms: number) => () => void set({ at: new Date(now.getTime() + ms).toISOString() });
  const choices = speeds.includes(clock.speed) ? speeds : [...speeds, clock.speed];
  const { next } = clock;
  return (
    <header class="clock">
      <span class="clock-label">{words.clock}</span>
      <time class="clock-now" data-testid="clock-now" dateTime={now.toISOString()}>
        {writeTime(now, 'YYYY-MM-DD HH:mm')}{' '}
        <span class="muted">
          {new Intl.DateTimeFormat(tagOf(props.lang), { weekday: 'short', timeZone: 'Asia/Shanghai' }).format(
            now,
          )}
        </span>
      </time>
      <button
        type="button"
        class="clock-main"
        data-testid="clock-next"
        disabled={!next}
        title={next ? writeTime(new Date(next), 'YYYY-MM-DD HH:mm') : words.clockNoNext}
        onClick={() => next && void set({ at: next })}
      >
        {words.clockNext}
        {next && <span class="clock-next-at">{writeTime(new Date(next), 'MM-DD HH:mm')}</span>}
      </button>
      <button type="button" data-testid="clock-hour" onClick={ahead(hourMs)}>
        {words.clockHour}
      </button>
      <button type="button" data-testid="clock-day" onClick={ahead(24 * hourMs)}>
        {words.clockDay}
      </button>
      <label class="clock-speed">
        <span>{words.clockSpeed}</span>
        <select
          data-testid="clock-speed"
          value={String(clock.speed)}
          onChange={(event) => void set({ speed: Number(event.currentTarget.value) })}
        >
          {choices.map((speed) => (
            <option key={speed} value={String(speed)}>
              {speed === 0 ? words.clockStop : `${speed}×`}
            </option>
          ))}
        </select>
      </label>
      <form
        class="clock-set"
        onSubmit={(event) => {
          event.preventDefault();
          if (picked) void set({ at: fromLocalInput(picked) });
        }}
      >
        <input
          type="datetime-local"
          data-testid="clock-input"
          aria-label={words.clockInput}
          value={picked}
          onInput={(event) => setPicked(event.currentTarget.value)}
        />
        <button type="submit" data-testid="clock-set" disabled={!picked}>
          {words.clockSet}
        </button>
      </form>
    </header>
  );
}
