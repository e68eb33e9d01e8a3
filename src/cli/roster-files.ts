import type { Locale, Localized } from '../cards/words/index.ts';
import { type Roster, readRoster } from '../domain/roster.ts';
import { readTable } from '../say/csv.ts';
import { bytesOf } from './files.ts';
import { type Io, text } from './io.ts';
import { Refused } from './refused.ts';

/** What is wrong in one of the two files, by the name that the person gave it. */
interface FileProblem {
  file: string;
  line: number;
  field: string;
  code: string;
  message: Localized;
}

export type RosterReading =
  | { ok: true; roster: Roster; warnings: FileProblem[] }
  | { ok: false; problems: FileProblem[]; warnings: FileProblem[] };

/** Reads and checks the two files; every problem of both at once. */
export async function readRosterFiles(unitsFile: string, peopleFile: string): Promise<RosterReading> {
  const units = readTable(await bytesOf(unitsFile));
  const people = readTable(await bytesOf(peopleFile));
  if (!units.ok || !people.ok) {
    const problems = [
      ...(units.ok ? [] : units.problems.map((one) => ({ ...one, file: unitsFile }))),
      ...(people.ok ? [] : people.problems.map((one) => ({ ...one, file: peopleFile }))),
    ];
    return { ok: false, problems, warnings: [] };
  }
  const files = { units: unitsFile, people: peopleFile };
  const named = (one: {
    file: keyof typeof files;
    line: number;
    field: string;
    code: string;
    message: Localized;
  }) => ({
    ...one,
    file: files[one.file],
  });
  const reading = readRoster(units.rows, people.rows);
  const warnings = reading.warnings.map(named);
  return reading.ok
    ? { ok: true, roster: reading.roster, warnings }
    : { ok: false, problems: reading.problems.map(named), warnings };
}

/** `file:line field: sentence`. */
export const rosterLine = ({ file, line, field, message }: FileProblem, locale: Locale): string =>
  `${[`${file}:${line}`, field].filter(Boolean).join(' ')}: ${message[locale]}`;

/** Prints what does not refuse, marked as such, and how much of it there is. */
export function sayWarnings(io: Io, warnings: readonly FileProblem[]): void {
  if (warnings.length === 0) return;
  for (const one of warnings)
    io.say(
      text(
        `提示：${rosterLine(one, 'zh-cn')}`,
        `提示：${rosterLine(one, 'zh-tw')}`,
        `Warning: ${rosterLine(one, 'en')}`,
      ),
    );
  const count = warnings.length;
  io.say(
    text(
      `提示 ${count} 处，不影响导入。`,
      `提示 ${count} 處，不影響匯入。`,
      `${count} ${count === 1 ? 'warning' : 'warnings'}, which do not stop an import.`,
    ),
  );
}

/** A refusal that names every problem, and says last how many there are. */
export function refusedRoster(problems: readonly FileProblem[]): Refused {
  const count = problems.length;
  return new Refused(
    ...problems.map((one) => text(rosterLine(one, 'zh-cn'), rosterLine(one, 'zh-tw'), rosterLine(one, 'en'))),
    countOf(count),
  );
}

export const countOf = (count: number): Localized =>
  text(
    `名册有 ${count} 处问题，未导入；改正后请重试。`,
    `名冊有 ${count} 處問題，未匯入；改正後請重試。`,
    `The roster has ${count} ${count === 1 ? 'problem' : 'problems'}; nothing was imported. Correct them and try again.`,
  );
