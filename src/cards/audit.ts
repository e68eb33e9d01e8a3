import type { Act } from '../domain/acts.ts';
import { type Card, card, heading, text } from './kit.ts';

export interface AuditView {
  verdict: { ok: true; count: number } | { ok: false; seq: number };
  /** Latest first; `who` null for the command line. `at` is local: "11-24 09:30". */
  lines: { at: string; who: string | null; act: Act; unit: string }[];
}

/** Whether the chain of the audit holds, and what was done last. */
export function auditCard({ verdict, lines }: AuditView): Card {
  return card({
    title: (w) => w.auditView.title,
    colour: verdict.ok ? 'green' : 'red',
    elements: [
      text((w) => (verdict.ok ? w.auditView.whole(verdict.count) : w.auditView.broken(verdict.seq))),
      lines.length === 0
        ? text((w) => w.auditView.none)
        : [
            heading((w) => w.auditView.latest),
            text((w) =>
              lines
                .map((one) =>
                  w.auditView.line(
                    one.at,
                    one.who ?? w.auditView.system,
                    w.acts[one.act] ?? one.act,
                    one.unit,
                  ),
                )
                .join('\n'),
            ),
          ],
    ],
  });
}
