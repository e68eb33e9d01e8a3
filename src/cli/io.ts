import type { Command } from 'commander';
import { type Label, type Locale, type Localized, localeOf, locales } from '../cards/words/index.ts';

/** How one command speaks: results on standard output, everything else on standard error. */
export interface Io {
  /** The language of what is printed. */
  locale: Locale;
  json: boolean;
  dry: boolean;
  print(text: string): void;
  /** A sentence in the language asked for; in Chinese and in English when none was. */
  say(sentence: Localized): void;
  /** One JSON value, for programs; names that exist in every language are given in the output's. */
  printJson(value: unknown): void;
}

/** The language asked for by --lang or by the environment's locale; null when neither says one. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Locale | null {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return localeOf(asked ?? [LC_ALL, LC_MESSAGES, LANG].find((value) => value?.trim()));
}

/** A sentence in the language asked for; in Chinese and in English when none was. */
export const spoken = (text: Localized, language: Locale | null): string =>
  language ? text[language] : `${text['zh-cn']}\n${text.en}`;

/** Text in the three languages, in the order simplified, traditional, English. */
export const text = (cn: string, tw: string, en: string): Localized => ({ 'zh-cn': cn, 'zh-tw': tw, en });

/** A template's or roster's name in the language of the output. */
export const nameIn = (label: Label, locale: Locale): string =>
  typeof label === 'string' ? label : label[locale];

/** What a command, once parsed, was told about speaking. */
function ioOf(command: Command): Io {
  const { lang, json, dry } = command.optsWithGlobals<{ lang?: string; json?: boolean; dry?: boolean }>();
  const language = languageOf(lang, process.env);
  const locale = language ?? 'zh-cn';
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  return {
    locale,
    json: json === true,
    dry: dry === true,
    print,
    say: (sentence) => print(spoken(sentence, language)),
    printJson: (value) =>
      print(JSON.stringify(value, (_, part) => (isLocalized(part) ? part[locale] : part), 2)),
  };
}

function isLocalized(part: unknown): part is Localized {
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.keys(part).length === locales.length &&
    locales.every((locale) => locale in part)
  );
}

/** Runs `run` when the command is called, with its positional arguments. */
export function onRun(command: Command, run: (io: Io, args: string[]) => Promise<void>): Command {
  return command.action(() => run(ioOf(command), command.args));
}
