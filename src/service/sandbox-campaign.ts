import { readFile } from 'node:fs/promises';
import { type Config, ConfigError } from '../config/config.ts';
import type { Words } from '../config/env.ts';
import { start } from '../domain/calendar.ts';
import { addDays } from '../domain/local-date.ts';
import type { Template } from '../domain/template.ts';
import { parseTemplate } from '../domain/template-source.ts';
import { type DemoOrganisation, demoOrganisation } from '../sandbox/index.ts';
import { campaignFile } from './campaign-file.ts';

/** What a trial plays when nobody chose. */
const usual = 'xianjin';
/** The statutory holidays of this year are known, and no trial is so long that it leaves them. */
const year = 2026;

/**
 * The campaign that the sandbox is asked to play.
 * @throws ConfigError when there is no such file, or when it has faults: its first one, with its line
 */
export async function sandboxCampaign({ sandboxCampaign: asked }: Config): Promise<Template> {
  const name = asked ?? usual;
  const file = campaignFile(name);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null)
    throw fault(
      { en: `names “${name}”, but there is no file ${file}`, zh: `写的是“${name}”，但没有文件 ${file}` },
      {
        en: 'Write xianjin, theme-education or the path of a file of your own.',
        zh: '请写 xianjin、theme-education，或自己的方案文件的路径。',
      },
    );
  const parsed = parseTemplate(text, name);
  if (parsed.ok) return parsed.template;
  const [first] = parsed.problems;
  const at = first ? `${first.file}:${first.line}:${first.column} ${first.path}` : name;
  throw fault(
    {
      en: `names a file with faults (${parsed.problems.length}), the first at ${at}: ${open(first?.message.en)}`,
      zh: `所指的文件有 ${parsed.problems.length} 处问题，第一处在 ${at}：${open(first?.message['zh-cn'])}`,
    },
    {
      en: `See all of them with “npm run -s cli -- campaign check ${name}”.`,
      zh: `用 npm run -s cli -- campaign check ${name} 可看到全部问题。`,
    },
  );
}

/** Refused rather than mixed: a trial that plays one campaign cannot go on with another. */
export function otherTrial({ sandboxCampaign, databaseUrl, dataDir }: Config, under: Template): ConfigError {
  const place = databaseUrl ? { en: 'the database of DATABASE_URL', zh: 'DATABASE_URL 所指的数据库' } : null;
  return fault(
    {
      en: `names “${sandboxCampaign}”, but the trial in ${place?.en ?? dataDir} plays “${under.title.en}”`,
      zh: `写的是“${sandboxCampaign}”，但 ${place?.zh ?? dataDir} 里正在试用的是“${under.title['zh-cn']}”`,
    },
    {
      en: 'Give another DATA_DIR (and another database, where one is set), or remove this setting to go on with that trial.',
      zh: '请另指一个 DATA_DIR（设了 DATABASE_URL 的，也换一个数据库）；要接着原来的试用，就去掉这一项。',
    },
  );
}

/** The demo organisation as this campaign finds it: its office bears the campaign's name, and no unit stands in a batch it lacks. */
export const organisationFor = ({ key, title, batches }: Template): DemoOrganisation =>
  demoOrganisation(key === usual ? {} : { campaign: title['zh-cn'], batches: batches.length });

/** The morning before the first batch begins, when everything is still to come. */
export function eveOf(template: Template, at: string): Date {
  const batch = template.batches[0]?.number ?? 1;
  const first = start(template, { batch, year }).stages[0]?.from ?? `${year}-01-01`;
  return new Date(`${addDays(first, -1)}T${at}`);
}

/** A sentence without its stop: the refusal sets its own. */
const open = (sentence = '') => sentence.replace(/[.。]$/, '');

function fault(what: Words, mend: Words): ConfigError {
  return new ConfigError([{ name: 'SANDBOX_CAMPAIGN', what, mend }]);
}
