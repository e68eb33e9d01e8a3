import type { Command } from 'commander';
import { type AuditVerdict, verifyAudit } from '../store/audit.ts';
import { onRun, text } from './io.ts';
import { Refused } from './refused.ts';
import { withSession } from './session.ts';

export function auditCommand(parent: Command): void {
  const command = parent
    .command('verify')
    .description('核对工作记录是否完整、未被改动 · verify the chain of the audit')
    .option('--json', 'JSON');
  onRun(command, (io) =>
    withSession(async ({ app }) => {
      const verdict = await verifyAudit(app.db);
      if (io.json) io.printJson(verdict);
      if (!verdict.ok) throw broken(verdict);
      if (io.json) return;
      io.print(
        text(
          `共 ${verdict.count} 条，完整无改动。末条校验值：${verdict.head}`,
          `共 ${verdict.count} 條，完整無改動。末條校驗值：${verdict.head}`,
          `${verdict.count} lines, whole and unchanged. Hash of the last: ${verdict.head}`,
        )[io.locale],
      );
    }),
  );
}

function broken({ seq, why }: Extract<AuditVerdict, { ok: false }>): Refused {
  return new Refused(
    text(
      `工作记录从第 ${seq} 条起对不上，可能被改动或删除。请保留现场，用备份比对。`,
      `工作記錄從第 ${seq} 條起對不上，可能被改動或刪除。請保留現場，用備份比對。`,
      `The audit does not hold from line ${seq} on: ${why}. Keep the database as it is and compare it with a backup.`,
    ),
  );
}
