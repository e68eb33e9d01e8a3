/** The campaign's time. Everything that asks for `now` is handed a reading of it. */
export interface Clock {
  now(): Date;
  /** Campaign seconds per real second; 0 stands still. */
  readonly speed: number;
  /** Whether `set` is allowed: only in trials. */
  readonly movable: boolean;
  /** Puts the clock at `at`, running at `speed` from there. Throws a RangeError when that would be going back. */
  set(at: Date, speed: number): void;
}

/** The machine's own clock, which nobody may move. */
export function realClock(): Clock {
  return {
    now: () => new Date(),
    speed: 1,
    movable: false,
    set() {
      throw new Error('The clock moves only in trials: set CLOCK_START.');
    },
  };
}

/**
 * A clock for trials, started at `start`.
 *
 * @param monotonic real milliseconds that only grow
 */
export function movableClock(
  start: Date,
  speed: number,
  monotonic: () => number = () => performance.now(),
): Clock {
  let origin = { at: start.getTime(), real: monotonic(), speed };
  const reading = () => Math.floor(origin.at + (monotonic() - origin.real) * origin.speed);
  return {
    now: () => new Date(reading()),
    get speed() {
      return origin.speed;
    },
    movable: true,
    set(at, newSpeed) {
      if (at.getTime() < reading())
        throw new RangeError(`The clock does not go back to ${at.toISOString()}.`);
      if (!(newSpeed >= 0)) throw new RangeError('The speed is a number, 0 or more.');
      origin = { at: at.getTime(), real: monotonic(), speed: newSpeed };
    },
  };
}
