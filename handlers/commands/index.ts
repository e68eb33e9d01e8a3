import type { Verb } from '../../src/domain/rights.ts';
import type { CommandHandler } from '../handling.ts';
import { bind } from './bind.ts';
import { box } from './box.ts';
import { calendar } from './calendar.ts';
import { checkin } from './checkin.ts';
import { help } from './help.ts';
import { lang } from './lang.ts';
import { me } from './me.ts';
import { missing } from './missing.ts';
import { opinions } from './opinions.ts';
import { remind } from './remind.ts';
import { report } from './report.ts';
import { roster } from './roster.ts';
import { stage } from './stage.ts';
import { status } from './status.ts';
import { study } from './study.ts';

/** `right` is what a person needs to see the command in help; the use case checks again over the unit concerned. */
export interface CommandEntry {
  run: CommandHandler;
  right: Verb;
  /** Whether the text after the name is a unit. */
  takesUnit: boolean;
}

/** Every command, by hand. */
export const commands = {
  help: { run: help, right: 'see-own', takesUnit: false },
  me: { run: me, right: 'see-own', takesUnit: false },
  status: { run: status, right: 'see-unit', takesUnit: true },
  stage: { run: stage, right: 'see-own', takesUnit: true },
  calendar: { run: calendar, right: 'see-own', takesUnit: true },
  checkin: { run: checkin, right: 'open-session', takesUnit: false },
  study: { run: study, right: 'see-own', takesUnit: false },
  remind: { run: remind, right: 'remind', takesUnit: false },
  missing: { run: missing, right: 'see-names', takesUnit: true },
  box: { run: box, right: 'speak', takesUnit: false },
  opinions: { run: opinions, right: 'read-opinions', takesUnit: false },
  report: { run: report, right: 'file-report', takesUnit: false },
  bind: { run: bind, right: 'bind-chat', takesUnit: true },
  roster: { run: roster, right: 'see-roster', takesUnit: true },
  lang: { run: lang, right: 'see-own', takesUnit: false },
} satisfies Record<string, CommandEntry>;
