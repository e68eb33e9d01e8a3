import { expect, test } from 'vitest';
import { errorKind } from '../../src/app/error-kind.ts';

test('an error is noted by its kind and code, never by a message that may quote what somebody wrote', () => {
  const written = Object.assign(new Error('invalid input: "我说的话"'), { code: '22P02' });
  expect(errorKind(written)).toBe('Error 22P02');
  expect(errorKind(new TypeError('我说的话'))).toBe('TypeError');
  expect(errorKind(Object.assign(new Error('x'), { code: '我说的 话' }))).toBe('Error');
  expect(errorKind('我说的话')).toBe('error');
});
