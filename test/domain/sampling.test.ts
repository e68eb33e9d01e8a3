import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, lotOf } from '../../src/domain/sampling.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const people = Array.from({ length: 40 }, (_, n) => `person-${n}`);

describe('a draw', () => {
  it('is repeated by its seed, with any tool that knows SHA-256', () => {
    const drawn = drawSample(people, 3, '9f86d081884c7d65', sha256);
    expect(drawSample(people, 3, '9f86d081884c7d65', sha256)).toEqual(drawn);
    const byHand = [...people].sort((one, other) =>
      sha256(`9f86d081884c7d65:${one}`) < sha256(`9f86d081884c7d65:${other}`) ? -1 : 1,
    );
    expect([...drawn].sort()).toEqual(byHand.slice(0, 3).sort());
    expect(lotOf('person-7', 'seed', sha256)).toBe(sha256('seed:person-7'));
  });

  it('takes as many as asked, each once, in the order of the roster, whatever the order of drawing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 50 }),
        fc.nat(60),
        fc.string(),
        (population, size, seed) => {
          const drawn = drawSample(population, size, seed, sha256);
          expect(drawn).toHaveLength(Math.min(size, population.length));
          expect(population.filter((id) => drawn.includes(id))).toEqual(drawn);
          expect([...drawSample([...population].reverse(), size, seed, sha256)].reverse()).toEqual(drawn);
        },
      ),
    );
  });

  it('favours nobody: over many seeds each of forty is drawn about as often', () => {
    const times = new Map(people.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed += 1)
      for (const id of drawSample(people, 10, String(seed), sha256)) times.set(id, (times.get(id) ?? 0) + 1);
    // Expected 500, standard deviation 19; the seeds are fixed, so this never wavers.
    for (const [id, n] of times) expect(Math.abs(n - 500), `${id}: ${n}`).toBeLessThan(80);
  });
});
