import { readFileSync } from 'node:fs';
import type { Template } from '../../src/domain/template.ts';
import { parseTemplate } from '../../src/domain/template-source.ts';

export const xianjinText = readFileSync(new URL('../../campaigns/xianjin.yaml', import.meta.url), 'utf8');

const parsed = parseTemplate(xianjinText, 'xianjin.yaml');
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));

/** The built-in template, parsed. */
export const xianjin: Template = parsed.template;
