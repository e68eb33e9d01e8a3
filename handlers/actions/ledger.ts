import { actOnItem, makeTask, openedItem } from '../../src/app/ledger-acts.ts';
import { ownersFor } from '../../src/app/ledger-owners.ts';
import { type LedgerFilter, ledgerList, ledgerWalk } from '../../src/app/ledger-view.ts';
import { ledgerActForm, ledgerFilterForm, ledgerPlaceForm, ledgerUnitForm } from '../../src/cards/actions.ts';
import { ledgerCard, ledgerWalkCard } from '../../src/cards/ledger.ts';
import { type LedgerForm, ledgerActCard, ledgerItemCard } from '../../src/cards/ledger-item.ts';
import type { LedgerAct } from '../../src/domain/ledger.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Handling, Press, PressAnswer } from '../handling.ts';
import { refuseForm, refusePress } from './refusal.ts';

export function pressLedgerList({ value, ...press }: Press<'ledger-list'>): Promise<PressAnswer> {
  const { action: _, unit, ...filter } = value;
  return list(press, unit, filter);
}

export async function pressLedgerFilter({
  value,
  form,
  ...press
}: Press<'ledger-filter'>): Promise<PressAnswer> {
  const filled = ledgerFilterForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { state, way, owner } = filled.data;
  return list(press, value.unit, {
    page: 1,
    ...(owner === 'all' ? {} : { owner }),
    ...(way === 'all' ? {} : { way }),
    ...(state === 'overdue' || state === 'awaiting' ? { [state]: true } : state === 'all' ? {} : { state }),
  });
}

export async function pressLedgerUnit({ form, ...press }: Press<'ledger-unit'>): Promise<PressAnswer> {
  const filled = ledgerUnitForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  return list(press, filled.data.unit, { page: 1 });
}

async function list(
  { app, now, openId }: Handling & { openId: string },
  unitId: string,
  filter: LedgerFilter,
): Promise<PressAnswer> {
  const view = await ledgerList(app, { openId, unitId, filter }, now);
  return view.ok ? { card: ledgerCard(view.value) } : refusePress(view.refusal);
}

/** An item in the place of the card that was pressed. */
export async function pressLedgerOpen({
  app,
  now,
  openId,
  value,
}: Press<'ledger-open'>): Promise<PressAnswer> {
  const view = await openedItem(app, { openId, recordId: value.record }, now);
  return view.ok ? { card: ledgerItemCard(view.value) } : refusePress(view.refusal);
}

export async function pressLedgerForm({
  app,
  now,
  openId,
  value,
}: Press<'ledger-form'>): Promise<PressAnswer> {
  const view = await openedItem(app, { openId, recordId: value.record }, now);
  if (!view.ok) return refusePress(view.refusal);
  const people = value.act === 'hand-over' ? await ownersFor(app, view.value.unit.id) : [];
  return { card: ledgerActCard(view.value, value.act, people) };
}

export async function pressLedgerAct({
  app,
  now,
  openId,
  value,
  form,
}: Press<'ledger-act'>): Promise<PressAnswer> {
  const filled = ledgerActForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const act = actFrom(value.act, filled.data);
  if ('why' in act) return refusePress(act);
  const { record: recordId, version } = value;
  const view = await actOnItem(app, { openId, recordId, version, act }, now);
  return view.ok ? done(ledgerItemCard(view.value)) : refusePress(view.refusal);
}

/** What was filled in, as the act it is; or what is missing. */
function actFrom(
  act: LedgerForm,
  {
    words = '',
    on,
    person,
  }: { words?: string | undefined; on?: string | undefined; person?: string | undefined },
): LedgerAct | Refusal {
  switch (act) {
    case 'hand-over':
      return person === undefined ? { why: 'field', title: 'owner' } : { act, owner: person };
    case 'send-back':
    case 'new-date':
      return on === undefined ? { why: 'due-missing' } : { act, due: on, words };
    case 'evidence':
    case 'claim-solved':
    case 'claim-cannot':
      return { act, words };
  }
}

export async function pressLedgerDo({ app, now, openId, value }: Press<'ledger-do'>): Promise<PressAnswer> {
  const { record: recordId, version } = value;
  const act: LedgerAct = value.act === 'keep' ? { act: 'place', as: 'keep' } : { act: value.act };
  const view = await actOnItem(app, { openId, recordId, version, act }, now);
  if (!view.ok) return refusePress(view.refusal);
  if (value.act === 'keep') return walk({ app, now }, openId, view.value.unit.id);
  return done(ledgerItemCard(view.value));
}

export async function pressLedgerTask({
  app,
  now,
  openId,
  value,
}: Press<'ledger-task'>): Promise<PressAnswer> {
  const view = await makeTask(app, { openId, recordId: value.record }, now);
  if (!view.ok) return refusePress(view.refusal);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.task },
    card: ledgerItemCard(view.value),
  };
}

export async function pressLedgerWalk({
  app,
  now,
  openId,
  value,
}: Press<'ledger-walk'>): Promise<PressAnswer> {
  const view = await ledgerWalk(app, { openId, unitId: value.unit }, now);
  return view.ok ? { card: ledgerWalkCard(view.value) } : refusePress(view.refusal);
}

/** Placed: the next item takes its place on the card. */
export async function pressLedgerPlace({
  app,
  now,
  openId,
  value,
  form,
}: Press<'ledger-place'>): Promise<PressAnswer> {
  const filled = ledgerPlaceForm.safeParse(form);
  if (!filled.success) return refuseForm(filled.error);
  const { as, words, on, person } = filled.data;
  const act: LedgerAct = {
    act: 'place',
    as,
    ...(words === undefined ? {} : { words }),
    ...(on === undefined ? {} : { due: on }),
    ...(person === undefined ? {} : { owner: person }),
  };
  const { record: recordId, version } = value;
  const view = await actOnItem(app, { openId, recordId, version, act }, now);
  return view.ok ? walk({ app, now }, openId, view.value.unit.id) : refusePress(view.refusal);
}

async function walk({ app, now }: Handling, openId: string, unitId: string): Promise<PressAnswer> {
  const next = await ledgerWalk(app, { openId, unitId }, now);
  return {
    toast: { type: 'success', say: (w) => w.ledgerToasts.placed },
    ...(next.ok ? { card: ledgerWalkCard(next.value) } : {}),
  };
}

const done = (card: NonNullable<PressAnswer['card']>): PressAnswer => ({
  toast: { type: 'success', say: (w) => w.ledgerToasts.done },
  card,
});
