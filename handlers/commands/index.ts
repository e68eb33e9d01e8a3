import type { CommandName } from '../../src/cards/help.ts';
import { isMine } from '../../src/say/mine.ts';
import type { CommandHandler } from '../handling.ts';
import { analysis } from './analysis.ts';
import { appraise } from './appraise.ts';
import { audit } from './audit.ts';
import { batches } from './batches.ts';
import { bind } from './bind.ts';
import { box } from './box.ts';
import { calendar } from './calendar.ts';
import { checkin } from './checkin.ts';
import { exportFile } from './export.ts';
import { formOf, report, review } from './forms.ts';
import { gate } from './gate.ts';
import { help } from './help.ts';
import { lang } from './lang.ts';
import { ledger } from './ledger.ts';
import { lookBack } from './look-back.ts';
import { me } from './me.ts';
import { inspect, meeting } from './meeting.ts';
import { missing } from './missing.ts';
import { exempt, extend } from './office.ts';
import { opinions } from './opinions.ts';
import { plan } from './plan.ts';
import { remind } from './remind.ts';
import { roster } from './roster.ts';
import { stage } from './stage.ts';
import { status } from './status.ts';
import { study } from './study.ts';
import { survey } from './survey.ts';
import { talk } from './talk.ts';

/** `takesUnit`: whether the text after the name is a unit, always or by that text. */
export interface CommandEntry {
  run: CommandHandler;
  takesUnit?: boolean | ((args: string) => boolean);
}

/** Every command, by hand; `rights.ts` says who sees which. */
export const commands: Record<CommandName, CommandEntry> = {
  help: { run: help },
  me: { run: me },
  status: { run: status, takesUnit: true },
  stage: { run: stage, takesUnit: true },
  calendar: { run: calendar, takesUnit: true },
  checkin: { run: checkin },
  study: { run: study },
  talk: { run: talk },
  analysis: { run: analysis },
  remind: { run: remind },
  missing: { run: missing, takesUnit: true },
  box: { run: box },
  opinions: { run: opinions },
  survey: { run: survey, takesUnit: true },
  gate: { run: gate, takesUnit: true },
  review: { run: review, takesUnit: true },
  plan: { run: plan },
  ledger: { run: ledger, takesUnit: (args) => !isMine(args) },
  appraise: { run: appraise, takesUnit: true },
  meeting: { run: meeting },
  inspect: { run: inspect, takesUnit: true },
  lookback: { run: lookBack, takesUnit: true },
  summary: { run: formOf('stage-summary') },
  report: { run: report, takesUnit: true },
  batches: { run: batches },
  exempt: { run: exempt, takesUnit: true },
  extend: { run: extend, takesUnit: true },
  bind: { run: bind, takesUnit: true },
  roster: { run: roster, takesUnit: true },
  export: { run: exportFile },
  audit: { run: audit },
  lang: { run: lang },
};
