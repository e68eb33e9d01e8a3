import { fieldReader, oneOf, readChatId, requiredText, type TableRow } from './roster-fields.ts';
import { type Problem, problem } from './roster-problem.ts';
import {
  batchSpellings,
  kindSpellings,
  sameWord,
  type UnitKind,
  yesNoSpellings,
} from './roster-spellings.ts';

/** A unit of the organisation; `batch` null takes the parent's. */
export interface UnitRow {
  name: string;
  parent: string | null;
  kind: UnitKind;
  batch: 1 | 2 | 3 | null;
  leadingBody: boolean;
  chatId: string | null;
}

/** A unit with the line that names it. */
export interface UnitOnLine extends UnitRow {
  line: number;
}

/**
 * The units of the file, each once. Every fault is added to `problems`. Several roots are allowed: a supervision group
 * belongs to no unit that it watches.
 */
export function readUnits(rows: readonly TableRow[], problems: Problem[]): UnitOnLine[] {
  const units = new Map<string, UnitOnLine>();
  const chats = new Map<string, number>();
  for (const row of rows) {
    const reader = fieldReader('units', row, problems);
    const name = requiredText(row, reader, 'unit');
    const kind =
      requiredText(row, reader, 'kind') === '' ? 'organ' : oneOf(reader, 'kind', kindSpellings, 'organ');
    const chatId = readChatId(reader);
    const unit: UnitOnLine = {
      line: row.line,
      name,
      parent: reader.text('parent') || null,
      kind,
      batch: oneOf(reader, 'batch', batchSpellings, null),
      leadingBody: oneOf(reader, 'leading_body', yesNoSpellings, false),
      chatId,
    };
    const bound = chatId === null ? undefined : chats.get(chatId);
    if (bound !== undefined) reader.refuse('chat_id', 'duplicate-chat', '', bound);
    else if (chatId !== null) chats.set(chatId, row.line);
    const same = units.get(sameWord(name));
    if (name !== '' && same) reader.refuse('unit', 'duplicate-unit', name, same.line);
    else if (name !== '') units.set(sameWord(name), unit);
  }
  return withParents([...units.values()], units, problems);
}

function withParents(
  all: UnitOnLine[],
  byName: ReadonlyMap<string, UnitOnLine>,
  problems: Problem[],
): UnitOnLine[] {
  const placed = all.map((unit) => {
    if (unit.parent === null) return unit;
    const parent = byName.get(sameWord(unit.parent));
    if (!parent)
      problems.push(
        problem({ file: 'units', line: unit.line, field: 'parent' }, 'unknown-unit', unit.parent),
      );
    return { ...unit, parent: parent?.name ?? null };
  });
  for (const { line, chain } of findCycles(placed))
    problems.push(problem({ file: 'units', line, field: 'parent' }, 'parent-cycle', chain.join(' → ')));
  return placed;
}

/** Each circle of parents once, at the first of its lines. */
function findCycles(units: readonly UnitOnLine[]): { line: number; chain: string[] }[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const settled = new Set<string>();
  const cycles: { line: number; chain: string[] }[] = [];
  for (const start of units) {
    const path: string[] = [];
    let at: UnitOnLine | undefined = start;
    while (at && !settled.has(at.name) && !path.includes(at.name)) {
      path.push(at.name);
      at = at.parent === null ? undefined : byName.get(at.parent);
    }
    if (at && path.includes(at.name))
      cycles.push({ line: at.line, chain: [...path.slice(path.indexOf(at.name)), at.name] });
    for (const name of path) settled.add(name);
  }
  return cycles;
}
