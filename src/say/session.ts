import type { SessionKind } from '../domain/study.ts';
import { readTitleAndHours } from './arguments.ts';
import { fold } from './fold.ts';

/** Words that make a session one of its kinds; read over folded (simplified, half-width) text, first match wins. */
const kindWords: readonly (readonly [SessionKind, RegExp])[] = [
  ['summing-up', /总结(部署)?(大会|会)|summing[- ]up/],
  ['lecture', /党课|报告会|lecture/],
  ['exchange-meeting', /交流会|体会交流|exchange/],
  ['visit', /参观|教育基地|visit/],
  ['mobilisation', /动员|部署大会|mobili[sz]ation/],
  ['training', /培训|training/],
];

/** The supervisors came to it (001, part 3: 市委督导组参加). */
const supervisorWords = /督导组?(?:到会|参加|出席|在场)|supervisors? present/;

/** `/checkin 党课：学习党章 2小时`: title, hours, the kind that the title names, and whether supervisors came. */
export function readSession(args: string): {
  title: string | null;
  hours: number | null;
  kind: SessionKind;
  supervisorPresent: boolean;
} {
  const { title, hours } = readTitleAndHours(args);
  const kind = kindWords.find(([, words]) => words.test(fold(title)))?.[0] ?? 'session';
  const supervisorPresent = supervisorWords.test(fold(title));
  return { title: title === '' ? null : title, hours, kind, supervisorPresent };
}
