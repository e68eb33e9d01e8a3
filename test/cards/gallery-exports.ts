import { auditCard } from '../../src/cards/audit.ts';
import { exportCard, exportComingCard } from '../../src/cards/export.ts';
import type { Card } from '../../src/cards/kit.ts';
import { ACTS } from '../../src/domain/acts.ts';
import { EXPORT_NAMES } from '../../src/domain/exports.ts';
import type { Flavour } from './gallery.ts';

/** The cards of files and of the record of work. */
export function exportsRoom(flavour: Flavour): { name: string; group: boolean; card: Card }[] {
  const unit = { id: 'u01', name: flavour.unit };
  const lines = ACTS.slice(0, 20).map((act, at) => ({
    at: '02-01 09:30',
    who: at === 0 ? null : flavour.person(at),
    act,
    unit: at === 1 ? '' : flavour.unit,
  }));
  return [
    { name: 'export', group: false, card: exportCard({ unit, offered: EXPORT_NAMES }) },
    { name: 'export-coming', group: false, card: exportComingCard({ unit: flavour.unit, what: 'summary' }) },
    { name: 'audit', group: false, card: auditCard({ verdict: { ok: true, count: 2_345 }, lines }) },
    { name: 'audit-broken', group: false, card: auditCard({ verdict: { ok: false, seq: 7 }, lines: [] }) },
  ];
}
