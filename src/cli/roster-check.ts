import type { Command } from 'commander';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { countOf, readRosterFiles, refusedRoster, sayWarnings } from './roster-files.ts';

export function rosterCheckCommand(parent: Command): void {
  const command = parent
    .command('check')
    .description('检查名册 · check the two roster files')
    .argument('<units.csv>', '单位表 · units')
    .argument('<people.csv>', '人员表 · people')
    .option('--json', 'JSON');
  onRun(command, async (io, [units = '', people = '']) => {
    const reading = await readRosterFiles(units, people);
    if (io.json) {
      const problems = reading.ok ? [] : reading.problems;
      io.printJson({ ok: reading.ok, problems, warnings: reading.warnings });
      if (!reading.ok) throw new Refused(countOf(problems.length));
      return;
    }
    sayWarnings(io, reading.warnings);
    if (!reading.ok) throw refusedRoster(reading.problems);
    const { units: unitRows, people: peopleRows } = reading.roster;
    io.say(
      text(
        `名册可以导入：${unitRows.length} 个单位，${peopleRows.length} 人。`,
        `名冊可以匯入：${unitRows.length} 個單位，${peopleRows.length} 人。`,
        `The roster can be imported: ${unitRows.length} units, ${peopleRows.length} people.`,
      ),
    );
  });
}
