import type { CommandName } from '../../src/cards/help.ts';
import type { Verb } from '../../src/domain/rights.ts';

/** What a person needs to see a command in help; the use case checks again over the unit concerned. */
export const commandRights = {
  help: 'see-own',
  me: 'see-own',
  status: 'see-unit',
  stage: 'see-own',
  calendar: 'see-own',
  checkin: 'open-session',
  study: 'see-own',
  talk: 'see-own',
  remind: 'remind',
  missing: 'see-names',
  box: 'speak',
  survey: 'speak',
  opinions: 'see-chain',
  gate: 'see-unit',
  review: 'review',
  plan: 'file-for-unit',
  meeting: 'open-body-meeting',
  inspect: 'inspect',
  lookback: 'see-names',
  summary: 'file-for-unit',
  report: 'file-for-unit',
  exempt: 'exempt',
  extend: 'ask-extension',
  bind: 'bind-chat',
  roster: 'see-roster',
  export: 'see-names',
  audit: 'see-audit',
  lang: 'see-own',
} as const satisfies Record<CommandName, Verb>;
