import type { Area } from '../domain/opinions.ts';
import {
  button,
  buttons,
  type Card,
  card,
  datePicker,
  type Element,
  form,
  hr,
  input,
  note,
  plain,
  select,
  text,
} from './kit.ts';
import { aboutWhom, type TargetChoice, targetAndArea } from './opinion-choices.ts';
import { type OpinionView, turning } from './opinions.ts';
import type { Words } from './words/index.ts';

interface IssueRef {
  id: string;
  title: string;
}

export interface SortingView {
  unit: { id: string; name: string };
  opinion: OpinionView;
  targets: readonly TargetChoice[];
  /** Issues of the unit that the opinion may be merged into. */
  issues: IssueRef[];
  /** How many wait behind this one. */
  left: number;
}

/** The sorting queue (S10): one released opinion, its area, target and issue; a tap brings the next. Private. */
export function sortingCard(view: SortingView): Card {
  const { opinion, issues } = view;
  const own = view.targets.find((one) =>
    opinion.person === null ? one.value === opinion.target : one.person === opinion.person,
  );
  return card({
    title: (w) => w.sorting.title,
    subtitle: view.unit.name,
    elements: [
      note((w) =>
        w.sorting.about(
          w.channels[opinion.channel],
          aboutWhom(w, opinion),
          w.areas[opinion.area],
          w.shortDate(opinion.day),
        ),
      ),
      plain(opinion.words),
      form({
        submit: {
          label: (w) => w.sorting.sort,
          press: { action: 'opinion-sort', opinion: opinion.id },
        },
        elements: [
          ...targetAndArea({
            targets: view.targets,
            ...(own ? { target: own.value } : {}),
            area: opinion.area,
            labels: { target: (w) => w.sorting.target, area: (w) => w.sorting.area },
          }),
          ...select({
            name: 'issue',
            label: (w) => w.sorting.issue,
            placeholder: (w) => w.choose,
            options: [
              { text: (w) => w.sorting.newIssue, value: 'new' },
              ...issues.map(({ id, title }) => ({ text: shortened(title), value: id })),
            ],
            value: 'new',
          }),
          input({
            name: 'title',
            label: (w) => w.sorting.issueTitle,
            placeholder: (w) => w.sorting.issueTitlePlaceholder,
            most: 100,
            required: false,
          }),
        ],
      }),
      note((w) => w.sorting.left(view.left)),
      note((w) => w.sorting.unchanged),
    ],
  });
}

const shortened = (title: string): string =>
  [...title].length > 30 ? `${[...title].slice(0, 30).join('')}…` : title;

/** The queue is empty. */
export function sortedCard(view: { unit: { id: string; name: string } }): Card {
  return card({
    title: (w) => w.sorting.title,
    subtitle: view.unit.name,
    colour: 'green',
    elements: [
      text((w) => w.sorting.none),
      buttons({
        label: (w) => w.sorting.issues,
        press: { action: 'opinion-issues', unit: view.unit.id },
      }),
    ],
  });
}

export interface IssueLine extends IssueRef {
  areas: Area[];
  originals: number;
  state: 'sorted' | 'fed-back' | 'in-ledger' | 'solved' | 'explained';
}

export interface IssuesView {
  unit: { id: string; name: string };
  issues: IssueLine[];
  page: number;
  pages: number;
}

/** The issues that opinions came to, each with a way to its originals. */
export function issuesCard(view: IssuesView): Card {
  const { unit, issues, page, pages } = view;
  const turn = (to: number) => ({ action: 'opinion-issues' as const, unit: unit.id, page: to });
  return card({
    title: (w) => w.sorting.issues,
    subtitle: unit.name,
    elements: [
      issues.length === 0 ? text((w) => w.sorting.noIssues) : null,
      ...issues.map((issue) => [
        plain(issue.title),
        note((w) => issueLine(w, issue)),
        button({
          label: (w) => w.sorting.originals,
          press: { action: 'opinion-issue', issue: issue.id },
        }),
      ]),
      ...turning({ page, pages, turn }),
    ],
  });
}

export interface IssueView extends IssueLine {
  unit: string;
  opinions: OpinionView[];
  /** Issues of the unit that this one may be merged into. */
  others: IssueRef[];
  /** Who can own it in the ledger; empty once it stands there, or for who may not take it in. */
  owners: { id: string; name: string }[];
  page: number;
  pages: number;
}

/** One issue with its originals; each may be taken out, and the issue merged into another. Private. */
export function issueCard(view: IssueView): Card {
  const { page, pages, others } = view;
  const turn = (to: number) => ({ action: 'opinion-issue' as const, issue: view.id, page: to });
  return card({
    title: (w) => w.sorting.issue,
    elements: [
      plain(view.title),
      note((w) => issueLine(w, view)),
      ...view.opinions.flatMap((opinion) => [
        hr,
        note((w) =>
          w.sorting.about(
            w.channels[opinion.channel],
            aboutWhom(w, opinion),
            w.areas[opinion.area],
            w.shortDate(opinion.day),
          ),
        ),
        plain(opinion.words),
        button({
          label: (w) => w.sorting.split,
          press: { action: 'opinion-split', opinion: opinion.id, issue: view.id },
        }),
      ]),
      ...turning({ page, pages, turn }),
      ...(others.length > 0
        ? [
            hr,
            form({
              submit: { label: (w) => w.sorting.merge, press: { action: 'opinion-merge', issue: view.id } },
              elements: select({
                name: 'issue',
                label: (w) => w.sorting.into,
                placeholder: (w) => w.choose,
                options: others.map(({ id, title }) => ({ text: shortened(title), value: id })),
              }),
            }),
          ]
        : []),
      ...(view.owners.length > 0 ? [hr, toLedger(view)] : []),
      buttons({ label: (w) => w.sorting.issues, press: { action: 'opinion-issues', unit: view.unit } }),
    ],
  });
}

/** The issue goes into the ledger with an owner and a way of handling (S10, S17). */
const toLedger = (view: IssueView): Element =>
  form({
    submit: { label: (w) => w.sorting.toLedger, press: { action: 'opinion-to-ledger', issue: view.id } },
    elements: [
      ...select({
        name: 'owner',
        label: (w) => w.kinds['ledger-item']?.fields.owner ?? '',
        placeholder: (w) => w.choose,
        options: view.owners.map(({ id, name }) => ({ text: name, value: id })),
      }),
      ...select({
        name: 'way',
        label: (w) => w.kinds['ledger-item']?.fields.way ?? '',
        placeholder: (w) => w.choose,
        options: (['now', 'by-date'] as const).map((way) => ({
          text: (w: Words) => w.kinds['ledger-item']?.choices.way?.[way] ?? way,
          value: way,
        })),
      }),
      ...datePicker({
        name: 'due',
        label: (w) => w.kinds['ledger-item']?.fields.due ?? '',
        required: false,
      }),
    ],
  });

const issueLine = (w: Words, issue: IssueLine): string =>
  w.join([
    w.list(issue.areas.map((area) => w.areas[area])),
    w.sorting.count(issue.originals),
    w.sorting.states[issue.state],
  ]);
