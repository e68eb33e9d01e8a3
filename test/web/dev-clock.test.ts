import { beforeEach, expect, test } from 'vitest';
import { type Clock, movableClock } from '../../src/clock.ts';
import { devClockRoutes } from '../../src/web/dev-clock.ts';

const start = new Date('2005-01-24T01:00:00Z');
const dues = ['2005-02-01T01:00:00Z', '2005-03-01T01:00:00Z'].map((at) => new Date(at));
let clock: Clock;
let fired: Date[];
let speedWhileFiring: number[];
let real: number;

beforeEach(() => {
  real = 0;
  clock = movableClock(start, 60, () => real);
  fired = [];
  speedWhileFiring = [];
});

const app = () =>
  devClockRoutes({
    clock,
    async moveTo(at) {
      const passed = dues.filter((due) => due > clock.now() && due <= at);
      for (const due of passed) {
        clock.set(due, clock.speed);
        speedWhileFiring.push(clock.speed);
        await Promise.resolve();
        fired.push(clock.now());
      }
      clock.set(at, clock.speed);
      return { fired: passed.length, failed: 0 };
    },
    nextDue: async () => dues.find((due) => due > clock.now()) ?? null,
  });

const put = (body: unknown, routes = app()) =>
  routes.request('/dev/clock', {
    method: 'PUT',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('GET says the time, the speed and what comes next', async () => {
  const answer = await app().request('/dev/clock');
  expect(await answer.json()).toEqual({ at: start.toISOString(), speed: 60, next: dues[0]!.toISOString() });
});

test('a move fires what lies between, standing at each, and then runs on at its speed', async () => {
  const answer = await put({ at: '2005-03-01T09:00:00+08:00' });
  expect(await answer.json()).toEqual({
    at: dues[1]!.toISOString(),
    speed: 60,
    next: null,
    fired: 2,
    failed: 0,
  });
  expect(fired).toEqual(dues);
  expect(speedWhileFiring).toEqual([0, 0]);
  real += 1000;
  expect(clock.now()).toEqual(new Date('2005-03-01T01:01:00Z'));
});

test('a speed alone moves nothing', async () => {
  expect(await (await put({ speed: 0 })).json()).toMatchObject({
    at: start.toISOString(),
    speed: 0,
    fired: 0,
  });
});

test('two moves at once happen one after the other', async () => {
  const routes = app();
  const answers = await Promise.all([
    put({ at: '2005-02-02T00:00:00Z' }, routes),
    put({ at: '2005-03-02T00:00:00Z' }, routes),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  expect(fired).toEqual(dues);
});

test('a failed move says so, leaves the clock where it came to, and the next one works', async () => {
  let broken = true;
  const routes = devClockRoutes({
    clock,
    nextDue: async () => null,
    async moveTo(at) {
      if (broken) throw new Error('no database');
      clock.set(at, 0);
      return { fired: 0, failed: 0 };
    },
  });
  expect((await put({ at: '2005-02-02T00:00:00Z' }, routes)).status).toBe(500);
  expect([clock.now(), clock.speed]).toEqual([start, 60]);
  broken = false;
  expect((await put({ at: '2005-02-02T00:00:00Z' }, routes)).status).toBe(200);
});

test.each<[unknown, RegExp]>([
  [{ at: '2005-01-24T00:59:59Z' }, /does not go back.*2005-01-24T01:00/],
  [{ at: '2005-01-24T09:00:00' }, /At must be an ISO time with offset/],
  [{ at: 5 }, /At must be an ISO time with offset/],
  [{ speed: '60' }, /Speed must be a number/],
  [{ speed: -1 }, /Speed must be 0/],
  [{ at: 'x', speed: -1 }, /At must be.*Speed must be/],
  [{}, /Give at, speed or both/],
  [{ time: 5, speed: 1 }, /time is unknown/i],
  ['nonsense', /must be a JSON object/],
  [[], /must be a JSON object/],
])('%j is refused with a sentence and changes nothing', async (body, sentence) => {
  const answer = await put(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ error: expect.stringMatching(sentence) });
  expect([clock.now(), clock.speed, fired]).toEqual([start, 60, []]);
});
