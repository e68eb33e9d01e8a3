import { z } from 'zod';
import type { CardAction } from '../src/cards/actions.ts';
import type { FormValues } from '../src/messenger/inbound.ts';

const rowIds = new Set([
  'session',
  'unit',
  'person',
  'opinion',
  'record',
  'application',
  'exemption',
  'extension',
  'deputy',
  'survey',
  'again',
  'talk',
  'round',
  'issue',
]);
const uuid = z.uuid();

/** Whether every id on a button, and every one chosen in its form, has the shape of ours: a forged one finds no row. */
export function namesRows(value: CardAction, form: FormValues): boolean {
  const chosen: Partial<Record<CardAction['action'], unknown>> = {
    'hours-correct': form.person,
    'bind-chat': form.unit,
    'exempt-grant': form.person,
    'exempt-revoke': form.exemption,
    'deputy-name': form.person,
    'talk-confirm': form.with,
    'analysis-pick': form.record,
    'ledger-unit': form.unit,
    'ledger-act': form.person || undefined,
    'ledger-place': form.person || undefined,
  };
  const ids = Object.entries(value).flatMap(([name, id]) => (rowIds.has(name) ? [id] : []));
  return [...ids, chosen[value.action]].every(
    (id) => id === undefined || id === null || uuid.safeParse(id).success,
  );
}
