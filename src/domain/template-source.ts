import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type Template, templateSchema } from './template.ts';
import { crossFaults } from './template-checks.ts';
import { faultsOfIssue } from './template-faults.ts';
import { type Fault, type Problem, writePath } from './template-problem.ts';
import { sketch } from './template-sketch.ts';
import { templateWords as words } from './template-words.ts';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a template's text. A text with faults gives all of them at once, in the order of their lines, each with
 * line, column, field and a sentence in the three languages; `fileName` is repeated in each.
 */
export function parseTemplate(yamlText: string, fileName: string): ParsedTemplate {
  const lines = new LineCounter();
  const doc = parseDocument(yamlText, { lineCounter: lines, prettyErrors: false });
  const place = (code: string, offset: number, path: string, message: Problem['message']): Problem => {
    const { line, col } = lines.linePos(offset);
    return { code, file: fileName, line: Math.max(line, 1), column: Math.max(col, 1), path, message };
  };

  const syntax = doc.errors.map((error) => {
    const [offset] = error.pos;
    if (error.code !== 'DUPLICATE_KEY') {
      const code = syntaxCode(error, lineAt(yamlText, offset));
      return place(code, offset, '', words[code]({ detail: error.message }));
    }
    const name = /^["']?([^:"'\s]+)/.exec(yamlText.slice(offset))?.[1] ?? '';
    return place('repeated-property', offset, name, words['repeated-property']({ name }));
  });
  if (syntax.some((problem) => problem.code !== 'repeated-property')) return { ok: false, problems: syntax };

  const raw = plain(doc);
  if (raw instanceof Error) {
    return {
      ok: false,
      problems: [place('yaml-syntax', 0, '', words['yaml-syntax']({ detail: raw.message }))],
    };
  }
  const parsed = templateSchema.safeParse(raw);
  const faults = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => faultsOfIssue(issue, raw)),
    ...crossFaults(sketch(raw)),
  ];
  const problems = [
    ...syntax,
    ...faults.map((fault) => place(fault.code, offsetOf(doc, fault), writePath(fault.path), fault.message)),
  ];
  if (parsed.success && problems.length === 0) return { ok: true, template: parsed.data };
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? undefined : to);
}

/** What is most likely meant by an error of the syntax; the library's own words for the rest. */
function syntaxCode({ code, message }: YAMLError, line: string) {
  if (code === 'TAB_AS_INDENT') return 'yaml-tab';
  // What follows on the line may be a comment or a flow map with good colons of its own.
  if (/^\s*(- )?[\w-]+：/.test(line)) return 'yaml-wide-colon';
  // An open bracket is told as a wrong indentation of what follows it.
  const uneven = code === 'BAD_INDENT' && !message.startsWith('Flow');
  if (uneven || message.includes('same column') || message.includes('Sequence item without'))
    return 'yaml-indent';
  return message.startsWith('Implicit map keys need') ? 'yaml-no-colon' : 'yaml-syntax';
}

/** The text as plain data; an error where aliases would unfold without bound. */
function plain(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Where a fault stands: at its value, at its name, or at the nearest thing around it that is there. */
function offsetOf(doc: Document, fault: Fault): number {
  let node: unknown = doc.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, part] of fault.path.entries()) {
    if (isAlias(node)) node = node.resolve(doc);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!isPair(pair)) return offset;
      const atName = fault.onKey === true && index === fault.path.length - 1;
      node = pair.value;
      offset = (atName ? undefined : startOf(node)) ?? startOf(pair.key) ?? offset;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0];
}
