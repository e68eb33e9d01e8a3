import type { KindName } from '../kind-names.ts';
import type { Kind } from './kind.ts';
import { sessions } from './sessions.ts';
import { specialReport } from './special-report.ts';
import { studyHour } from './study-hour.ts';

/** Every kind that can be filed in this version, by hand. */
const kinds: readonly Kind[] = [studyHour, ...sessions, specialReport];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** @returns undefined for a kind that a template may name and that this version cannot file yet */
export const kindOf = (name: KindName): Kind | undefined => byName.get(name);
