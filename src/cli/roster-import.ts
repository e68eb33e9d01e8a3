import type { Command } from 'commander';
import { importRoster } from '../app/import-roster.ts';
import { onRun, text } from './io.ts';
import { granted } from './refused.ts';
import { readRosterFiles, refusedRoster, rosterLine, sayWarnings } from './roster-files.ts';
import { actor, withSession } from './session.ts';

export function rosterImportCommand(parent: Command): void {
  const command = parent
    .command('import')
    .description('导入名册：全部导入，或者都不导入 · import the roster: all of it or nothing')
    .argument('<units.csv>', '单位表 · units')
    .argument('<people.csv>', '人员表 · people')
    .option('--dry', '只看结果，不改动 · change nothing')
    .option('--json', 'JSON');
  onRun(command, async (io, [unitsFile = '', peopleFile = '']) => {
    const reading = await readRosterFiles(unitsFile, peopleFile);
    if (!reading.ok) throw refusedRoster(reading.problems);
    await withSession(
      async ({ app, now }) => {
        const asked = { by: actor, dry: io.dry };
        const done = granted(await importRoster(app, reading.roster, asked, now));
        const warnings = reading.warnings.map((one) => rosterLine(one, io.locale));
        if (io.json) return io.printJson({ ...done, warnings, dry: io.dry });
        const { units, people, unreachable, notInFile } = done;
        sayWarnings(io, reading.warnings);
        io.print(
          text(
            `单位：新增 ${units.added}，已有 ${units.known}；人员：新增 ${people.added}，已有 ${people.known}。`,
            `單位：新增 ${units.added}，已有 ${units.known}；人員：新增 ${people.added}，已有 ${people.known}。`,
            `Units: ${units.added} added, ${units.known} known. People: ${people.added} added, ${people.known} known.`,
          )[io.locale],
        );
        if (unreachable.length > 0)
          io.print(
            text(
              `飞书里查不到，暂时收不到消息的有 ${unreachable.length} 人：${unreachable.join('、')}`,
              `飛書裡查不到，暫時收不到訊息的有 ${unreachable.length} 人：${unreachable.join('、')}`,
              `Not found in Feishu and not reachable yet: ${unreachable.join(', ')}`,
            )[io.locale],
          );
        if (notInFile > 0)
          io.print(
            text(
              `名册原有、这次文件中没有的 ${notInFile} 人，保持原样。`,
              `名冊原有、這次檔案中沒有的 ${notInFile} 人，保持原樣。`,
              `${notInFile} people stored before are not in this file; they stay as they are.`,
            )[io.locale],
          );
        if (io.dry) io.print(text('未作改动。', '未作改動。', 'Nothing was changed.')[io.locale]);
      },
      { directory: true },
    );
  });
}
