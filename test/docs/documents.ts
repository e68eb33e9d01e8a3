import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Env, type VariableName, variables } from '../../src/config/env.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A document or source by its path in the project. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every document that people read, by its path. */
export const documents: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
export function between(text: string, name: string): string {
  const inside = new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)\\n? *<!-- /${name} -->`).exec(text)?.[1];
  if (inside === undefined) throw new Error(`no part ${name}`);
  return inside;
}

/** The fenced blocks of a language, with the mark that stands on the line above them. */
export function blocks(text: string, language: string): { mark: string | null; lines: string[] }[] {
  const fence = new RegExp(`(?:<!-- (.+?) -->\\n)?\`\`\`${language}\\n([\\s\\S]*?)\n\`\`\``, 'g');
  return [...text.matchAll(fence)].map(([, mark = null, inside = '']) => ({
    mark,
    lines: inside.split('\n'),
  }));
}

/** The table of variables as a README holds it, from the table that the program reads. */
export function configurationTable(language: 'en' | 'zh'): string {
  const defaults: Partial<Record<VariableName, unknown>> = Env.parse({});
  const head = language === 'en' ? '| variable | default | what |' : '| 变量 | 默认值 | 说明 |';
  const rows = Object.entries(variables).map(([name, { about }]) => {
    const value = defaults[name as VariableName];
    const shown = typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : '—';
    return `| \`${name}\` | ${shown} | ${about[language].replaceAll('|', '\\|')} |`;
  });
  return [head, '|---|---|---|', ...rows].join('\n');
}
