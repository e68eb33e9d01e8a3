import type { Locale } from '../cards/words/index.ts';
import type { Template } from '../domain/template.ts';
import { type ParsedTemplate, parseTemplate } from '../domain/template-source.ts';
import { campaignFile } from '../service/campaign-file.ts';
import { bytesOf, placeOf } from './files.ts';
import { text } from './io.ts';
import { Refused } from './refused.ts';

type TemplateProblem = Extract<ParsedTemplate, { ok: false }>['problems'][number];

/** Reads a campaign by its file, or by the name of one that comes with the product. */
export async function readTemplate(nameOrPath: string): Promise<ParsedTemplate> {
  const path = /[./\\]/.test(nameOrPath) ? placeOf(nameOrPath) : campaignFile(nameOrPath);
  const bytes = await bytesOf(path);
  return parseTemplate(new TextDecoder().decode(bytes), nameOrPath);
}

/** The same, refused with every problem when it has any. */
export async function soundTemplate(nameOrPath: string): Promise<Template> {
  const parsed = await readTemplate(nameOrPath);
  if (parsed.ok) return parsed.template;
  throw new Refused(
    ...parsed.problems.map((problem) =>
      text(problemLine(problem, 'zh-cn'), problemLine(problem, 'zh-tw'), problemLine(problem, 'en')),
    ),
  );
}

/** `file:line:column field sentence`, which editors can jump to. */
function problemLine({ file, line, column, path, message }: TemplateProblem, locale: Locale): string {
  return [`${file}:${line}:${column}`, path, message[locale]].filter(Boolean).join(' ');
}
