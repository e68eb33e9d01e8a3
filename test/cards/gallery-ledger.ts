import { LEDGER_FORMS } from '../../src/cards/actions.ts';
import { digestCard } from '../../src/cards/digest.ts';
import type { Card } from '../../src/cards/kit.ts';
import {
  type LedgerListView,
  type LedgerWalkView,
  ledgerCard,
  ledgerTreeCard,
  ledgerWalkCard,
} from '../../src/cards/ledger.ts';
import { type LedgerItemView, ledgerActCard, ledgerItemCard } from '../../src/cards/ledger-item.ts';
import { type PlanLine, planPublishedCard, plansCard } from '../../src/cards/plans.ts';
import { publicationWaitsCard } from '../../src/cards/publication.ts';
import { recordFiledCard } from '../../src/cards/record-form.ts';
import { reportsCard } from '../../src/cards/reports.ts';
import { reviewCard, reviewedCard } from '../../src/cards/review.ts';
import type { OpenItem } from '../../src/cards/view.ts';
import { ITEM_STATES } from '../../src/domain/ledger.ts';
import { ledgerCounts as counts, type Flavour } from './gallery.ts';

type Shown = { name: string; group: boolean; card: Card };

/** The rectification ledger, the plans, the consolidation, and the special report. */
export function ledgerRoom(flavour: Flavour): Shown[] {
  const unit = { id: 'u01', name: flavour.unit };
  return [
    ...lists(flavour, unit),
    ...oneItem(flavour, unit),
    ...walks(flavour, unit),
    ...plans(flavour, unit),
    ...reports(flavour, unit),
    { name: 'digest-behind', group: false, card: behind(flavour, unit) },
  ];
}

type Unit = { id: string; name: string };
const plain = (name: string, card: Card): Shown => ({ name, group: false, card });

function lists(flavour: Flavour, unit: Unit): Shown[] {
  const view: LedgerListView = {
    unit,
    filter: { way: 'by-date' },
    counts,
    items: ITEM_STATES.map((state, at) => ({
      record: `r${at}`,
      words: flavour.words,
      state,
      awaiting: at === 1 ? 'solved' : null,
      way: 'by-date',
      due: '2005-05-12',
      overdueDays: at === 0 ? 3 : 0,
      owner: flavour.person(at),
      opens: true,
    })),
    shown: 10,
    page: 1,
    pages: 2,
    owners: [0, 1, 2].map((at) => ({ id: `p${at}`, name: flavour.person(at) })),
    mayFile: true,
    unplaced: 4,
  };
  const none = { total: 0, solved: 0, inHand: 0, poor: 0, notBegun: 0, cannot: 0, explained: 0 };
  const empty = { ...none, awaiting: 0, open: 0, overdue: 0, placed: 0 };
  const rows = Array.from({ length: 22 }, (_, at) => ({
    id: `u${at}`,
    name: `${flavour.unit}${at}`,
    counts,
  }));
  return [
    plain('ledger', ledgerCard(view)),
    plain('ledger-mine', ledgerCard({ ...view, filter: { mine: true }, mayFile: false, unplaced: null })),
    plain(
      'ledger-empty',
      ledgerCard({ ...view, filter: {}, counts: empty, items: [], pages: 1, unplaced: null }),
    ),
    plain('ledger-tree', ledgerTreeCard({ unit, rows, total: counts })),
  ];
}

function itemOf(flavour: Flavour, unit: Unit): LedgerItemView {
  return {
    record: 'r1',
    version: 3,
    unit,
    words: flavour.words.slice(0, 500),
    way: 'by-date',
    state: 'in-hand',
    awaiting: null,
    ended: false,
    due: '2005-05-12',
    overdueDays: 3,
    owner: flavour.person(0),
    lead: flavour.person(1),
    how: flavour.words.slice(0, 300),
    effect: flavour.words.slice(0, 300),
    explanation: null,
    evidence: [
      { on: '2005-05-09', by: flavour.person(0), words: flavour.reason, file: null },
      { on: '2005-05-10', by: flavour.person(0), words: null, file: '窗口照片.png' },
      { on: '2005-05-11', by: flavour.person(0), words: null, file: '' },
    ],
    history: (['open', 'begin', 'evidence', 'new-date'] as const).map((act, at) => ({
      on: `2005-05-0${at + 1}`,
      by: flavour.person(at),
      act,
      state: at === 0 ? 'not-begun' : 'in-hand',
      due: '2005-05-12',
      words: at === 3 ? flavour.reason : null,
    })),
    placed: null,
    own: true,
    manage: false,
    confirms: false,
    unclaims: false,
    task: false,
  };
}

function oneItem(flavour: Flavour, unit: Unit): Shown[] {
  const item = itemOf(flavour, unit);
  const people = [0, 1, 2].map((at) => ({ id: `p${at}`, name: flavour.person(at) }));
  return [
    plain('ledger-item', ledgerItemCard(item)),
    plain(
      'ledger-item-to-confirm',
      ledgerItemCard({
        ...item,
        ...{ own: false, manage: true, confirms: true, awaiting: 'solved', overdueDays: 0 },
      }),
    ),
    plain(
      'ledger-item-explained',
      ledgerItemCard({
        ...item,
        ...{ state: 'cannot', ended: true, explanation: flavour.reason, placed: 'explain', task: true },
        overdueDays: 0,
      }),
    ),
    ...LEDGER_FORMS.map((act) => plain(`ledger-${act}`, ledgerActCard(item, act, people))),
  ];
}

function walks(flavour: Flavour, unit: Unit): Shown[] {
  const people = [0, 1, 2].map((at) => ({ id: `p${at}`, name: flavour.person(at) }));
  const item = { ...itemOf(flavour, unit), overdueDays: 0 };
  const walk: LedgerWalkView = {
    unit,
    lists: { keep: 3, redo: 1, date: 2, explain: 1 },
    left: 3,
    next: { item, offered: ['date', 'explain'], people, ownerId: 'p0', due: '2005-07-12' },
  };
  const solved = { ...item, state: 'solved' as const, ended: true };
  const next = { item: solved, offered: ['keep', 'redo'] as const, people, ownerId: 'p0', due: null };
  return [
    plain('consolidation', ledgerWalkCard(walk)),
    plain('consolidation-solved', ledgerWalkCard({ ...walk, next })),
    plain('consolidation-done', ledgerWalkCard({ ...walk, left: 0, next: null })),
  ];
}

function plans(flavour: Flavour, unit: Unit): Shown[] {
  const line: PlanLine = {
    ...{ level: 'member', record: 'r1', version: 1, state: 'filed', measures: 3 },
    ...{ unit, adopted: null, onFile: null, published: null, files: true, adopts: false, publishes: false },
  };
  const three: PlanLine[] = [
    { ...line, state: 'returned' },
    { ...line, level: 'branch', adopts: true },
    { ...line, level: 'leading-body', publishes: true },
  ];
  const filed = Array.from({ length: 22 }, (_, at) => ({
    ...{ name: `${flavour.unit}${at}`, branch: at % 3 > 0, body: at === 0 },
  }));
  const measures = Array.from({ length: 5 }, (_, at) => ({
    ...{ matter: flavour.words.slice(0, 300), way: flavour.words.slice(0, 300) },
    ...{ effect: flavour.words.slice(0, 300), unit: `${flavour.unit}${at}`, due: '2005-05-20' },
  }));
  const adopted = { meeting: flavour.title, on: '2005-04-25' };
  const inForce = three.map((one) => ({
    ...one,
    ...{ state: 'filed' as const, adopts: false, publishes: false, onFile: '2005-04-26' },
    ...(one.level === 'branch' ? { adopted } : {}),
    ...(one.level === 'leading-body' ? { published: '2005-04-26' } : {}),
  }));
  return [
    plain('plans', plansCard({ unit, plans: three, filed: [] })),
    plain('plans-in-force', plansCard({ unit, plans: inForce, filed: [] })),
    plain('plans-office', plansCard({ unit, plans: [], filed })),
    {
      name: 'plan-published',
      group: true,
      card: planPublishedCard({ unit: flavour.unit, measures, after: 5 }),
    },
  ];
}

function reports(flavour: Flavour, unit: Unit): Shown[] {
  const states = ['none', 'handed-in', 'received', 'returned'] as const;
  const rows = Array.from({ length: 22 }, (_, at) => {
    const state = states[at % 4] ?? 'none';
    const owed = state === 'none' || state === 'returned';
    return { name: `${flavour.unit}${at}`, due: '2005-06-05', state, late: owed && at > 10 };
  });
  const kind = 'special-report' as const;
  const by = flavour.person(0);
  const paper = {
    ...{ id: 'r1', version: 3, draft: 2, kind, receipt: true, by, filedOn: '2005-06-03' },
    fields: [
      { name: 'words', value: flavour.words },
      { name: 'file', value: '专题报告.docx' },
    ],
  };
  return [
    plain('reports', reportsCard({ unit, rows, receives: true })),
    plain('report-handed-in', recordFiledCard({ kind, unit: unit.name, filedOn: '2005-06-03', waits: true })),
    plain('report-waits', publicationWaitsCard({ kind, unit, by })),
    plain('report-to-receive', reviewCard({ unit, record: paper, long: null, left: 2 })),
    plain('report-received', reviewedCard({ kind, receipt: true, unit, by, comment: null })),
    plain('report-sent-back', reviewedCard({ kind, receipt: true, unit, by, comment: flavour.reason })),
  ];
}

/** The digest of somebody who holds several offices in a unit that is far behind: it still is one message. */
function behind(flavour: Flavour, unit: Unit): Card {
  const late: OpenItem[] = Array.from({ length: 60 }, (_, at) => ({
    ...{ name: flavour.words.slice(0, 40), due: '2005-04-20', overdueDays: at + 1, why: flavour.reason },
  }));
  const items = late.map((one, at) => ({ ...one, item: `i${at}`, done: at, of: 90 }));
  const names = Array.from({ length: 20 }, (_, at) => flavour.person(at));
  const found = digestCard({
    own: {
      ...{ name: flavour.person(0), overdue: late, soon: late.slice(0, 9), open: late.slice(0, 30) },
      ...{ confirm: 1, late: true, mayStudy: true },
    },
    secretary: { unit, items: items.map((one) => ({ ...one, names })), late: false },
    first: { unit, items, late: false },
    supervisor: { units: [{ unit, items }], late: false },
    week: null,
  });
  if (!found) throw new Error('nothing is open');
  return found;
}
