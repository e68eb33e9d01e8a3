import { Command, Option } from 'commander';
import { locales } from '../cards/words/index.ts';
import { auditCommand } from './audit.ts';
import { benchCommand } from './bench.ts';
import { campaignCalendarCommand } from './campaign-calendar.ts';
import { campaignCheckCommand } from './campaign-check.ts';
import { campaignMoveCommand } from './campaign-move.ts';
import { campaignStartCommand } from './campaign-start.ts';
import { doctorCommand } from './doctor.ts';
import { dueCommand } from './due.ts';
import { exportCommand } from './export.ts';
import { gateCommand } from './gate.ts';
import { migrateCommand } from './migrate.ts';
import { missingCommand } from './missing.ts';
import { personExportCommand } from './person-export.ts';
import { personForgetCommand } from './person-forget.ts';
import { rosterCheckCommand } from './roster-check.ts';
import { rosterImportCommand } from './roster-import.ts';
import { statusCommand } from './status.ts';
import { surveyDrawCommand } from './survey-draw.ts';

/** Every command, in the order of its help. */
export function createProgram(): Command {
  const program = new Command('stagekeeper')
    .description('转段助手：命令行 · Stagekeeper on the command line')
    .addOption(new Option('--lang <language>', '输出语言 · language of the output').choices(locales))
    .helpCommand(false)
    // A usage error must end with 2, and nothing may end the process before the database is closed.
    .exitOverride();

  doctorCommand(program);
  const campaign = program.command('campaign').description('活动：检查、启动、日程 · the campaign');
  campaignCheckCommand(campaign);
  campaignStartCommand(campaign);
  campaignCalendarCommand(campaign);
  campaignMoveCommand(campaign);
  const roster = program.command('roster').description('名册：检查、导入 · the roster');
  rosterCheckCommand(roster);
  rosterImportCommand(roster);
  statusCommand(program);
  gateCommand(program);
  missingCommand(program);
  dueCommand(program);
  exportCommand(program);
  auditCommand(program.command('audit').description('工作记录 · the audit'));
  const person = program.command('person').description('个人信息：导出、删除 · personal data');
  personExportCommand(person);
  personForgetCommand(person);
  surveyDrawCommand(program.command('survey').description('测评：复核抽签 · surveys'));
  migrateCommand(program);
  benchCommand(program);
  return program;
}
