import type { Level } from '../domain/kinds/rectification-plan.ts';
import {
  buttons,
  type Card,
  card,
  datePicker,
  form,
  heading,
  hr,
  input,
  note,
  plain,
  table,
  text,
} from './kit.ts';
import type { Day } from './view.ts';

/** A plan of one level as somebody sees it who writes it or stands over it. */
export interface PlanLine {
  level: Level;
  /** Whose it is: for a member's, the branch in which they take part. */
  unit: { id: string; name: string };
  record: string | null;
  version: number;
  state: 'none' | 'submitted' | 'returned' | 'filed';
  measures: number;
  adopted: { meeting: string; on: Day } | null;
  onFile: Day | null;
  published: Day | null;
  files: boolean;
  adopts: boolean;
  publishes: boolean;
}

export interface PlansView {
  unit: { id: string; name: string };
  plans: PlanLine[];
  /** For the office: who has filed, in roster order. */
  filed: { name: string; branch: boolean; body: boolean }[];
}

/** `/plan` from stage 3 on: the plans at three levels, each with what comes next (S18). */
export function plansCard(view: PlansView): Card {
  const { unit, plans, filed } = view;
  return card({
    title: (w) => w.plans.title,
    subtitle: unit.name,
    elements: [
      plans.length === 0 && filed.length === 0 ? note((w) => w.plans.none) : null,
      ...plans.flatMap((plan) => planElements(unit, plan)),
      filed.length === 0
        ? null
        : [
            heading((w) => w.plans.filedTitle),
            text((w) =>
              w.plans.filedCount(
                filed.filter((one) => one.branch).length,
                filed.filter((one) => one.body).length,
                filed.length,
              ),
            ),
            table({
              columns: [
                { name: 'unit', title: '单位 Unit', wide: true },
                { name: 'branch', title: '支部 Branch' },
                { name: 'body', title: '班子 Body' },
              ],
              rows: filed.map((one) => ({
                unit: one.name,
                branch: one.branch ? '✓' : '○',
                body: one.body ? '✓' : '○',
              })),
            }),
          ],
      note((w) => w.plans.clears),
    ],
  });
}

function planElements(unit: PlansView['unit'], plan: PlanLine) {
  const { level, record, version } = plan;
  return [
    heading((w) =>
      plan.unit.id === unit.id ? w.plans.levels[level] : w.named(w.plans.levels[level], plan.unit.name),
    ),
    text((w) =>
      w.join([
        w.plans.states[plan.state],
        plan.measures === 0 ? '' : w.plans.measures(plan.measures),
        plan.adopted ? w.plans.adopted(plan.adopted.meeting, plan.adopted.on) : '',
        plan.published ? w.plans.published(plan.published) : '',
        plan.onFile ? w.plans.onFile(plan.onFile) : '',
      ]),
    ),
    ...(plan.files
      ? [
          buttons(
            {
              label: (w) => (plan.state === 'none' ? w.plans.write : w.plans.revise),
              ...(plan.state === 'none' || plan.state === 'returned' ? { style: 'primary' as const } : {}),
              press: {
                action: 'record-open',
                kind: 'rectification-plan',
                unit: plan.unit.id,
                of: level,
              },
            },
            plan.publishes && record !== null
              ? {
                  label: (w) => w.plans.publish,
                  style: 'primary',
                  press: { action: 'plan-publish', record, version },
                  confirm: { title: (w) => w.plans.publish, text: (w) => w.plans.publishNote },
                }
              : null,
          ),
        ]
      : []),
    ...(plan.adopts && record !== null
      ? [
          form({
            submit: { label: (w) => w.plans.adopt, press: { action: 'plan-adopt', record, version } },
            elements: [
              input({
                name: 'meeting',
                label: (w) => w.plans.meeting,
                placeholder: (w) => w.plans.meetingPlaceholder,
                most: 100,
              }),
              ...datePicker({ name: 'on', label: (w) => w.plans.meetingOn }),
            ],
          }),
          note((w) => w.plans.adoptNote),
        ]
      : []),
    hr,
  ];
}

export interface PlanPublishedView {
  unit: string;
  measures: { matter: string; way: string; effect: string; unit: string; due: Day | null }[];
  /** How many measures stand on the cards before this one. */
  after: number;
}

/** Measures that one card holds at their longest. */
export const measuresPerCard = 5;

/** The plan to the people served, or a part of a long one: what, how, to what effect, which department, by when; nobody's name. */
export function planPublishedCard({ unit, measures, after }: PlanPublishedView): Card {
  return card({
    title: (w) => w.plans.publishedTitle,
    subtitle: unit,
    colour: 'turquoise',
    forward: true,
    elements: [
      text((w) => w.plans.publishedIntro(unit)),
      ...measures.flatMap((one, at) => [
        heading((w) => w.record.row(after + at + 1)),
        ...(['matter', 'way', 'effect'] as const).flatMap((clear) => [
          note((w) => w.kinds['rectification-plan']?.fields[clear] ?? ''),
          plain(one[clear]),
        ]),
        note((w) => w.join([one.unit, one.due === null ? '' : w.dueOn(one.due)])),
      ]),
      note((w) => w.plans.publishedNote),
    ],
  });
}
