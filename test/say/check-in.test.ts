import { describe, expect, it } from 'vitest';
import { readCheckIn } from '../../src/say/check-in.ts';
import { utterances } from './check-in.table.ts';

describe('what a person says of their own presence and study', () => {
  it.each(utterances)('%j', (typed, says) => {
    expect(readCheckIn(typed)).toEqual(says);
  });

  it('is held by at least 150 different utterances, 50 of them ordinary talk', () => {
    expect(new Set(utterances.map(([typed]) => typed)).size).toBe(utterances.length);
    expect(utterances.length).toBeGreaterThanOrEqual(150);
    expect(utterances.filter(([, says]) => says === null).length).toBeGreaterThanOrEqual(50);
  });

  it('answers a message of a megabyte at once', () => {
    const started = performance.now();
    expect(readCheckIn(`${'。'.repeat(500_000)}x${'到'.repeat(500_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
