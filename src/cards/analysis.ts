import {
  type Button,
  buttons,
  type Card,
  card,
  type Element,
  form,
  hr,
  multiSelect,
  note,
  plain,
  select,
  sideBySide,
  text,
} from './kit.ts';
import { pageButtons } from './pages.ts';
import type { Day } from './view.ts';
import type { Words } from './words/index.ts';

type State = 'submitted' | 'filed' | 'returned';

export interface AnalysisView {
  /** Characters asked of this member. */
  asked: number;
  unit: { id: string; name: string };
  record: {
    id: string;
    state: State;
    draft: number;
    characters: number;
    sentOn: Day;
    returned: { by: string; comment: string } | null;
  } | null;
  /** By when a revised draft is due, after the life meeting. */
  reviseBy: Day | null;
  /** A run of messages that is open. */
  run: { characters: number } | null;
  /** Who said that they were consulted, and who has still to say so. */
  consulted: string[];
  waiting: string[];
  consultedNeeded: number | null;
  /** Who may be named, in roster order. */
  people: { id: string; name: string }[];
  /** Whether this person reviews those of the unit. */
  mayList: boolean;
}

const mostPeople = 60;
const mostNames = 30;

/** How a member's self-analysis stands and how to send it; private. */
export function analysisCard(view: AnalysisView): Card {
  const { record, run, consulted, waiting, consultedNeeded } = view;
  return card({
    title: (w) => w.analysis.title,
    colour: record?.state === 'filed' ? 'green' : record?.state === 'returned' ? 'orange' : 'blue',
    elements: [
      text((w) => w.analysis.asked(view.asked)),
      record === null
        ? text((w) => w.analysis.none)
        : text((w) =>
            w.join([
              w.analysis.draft(record.draft),
              w.analysis.sent(w.shortDate(record.sentOn)),
              w.analysis.characters(record.characters),
              w.analysis.states[record.state],
            ]),
          ),
      record?.returned
        ? [text((w) => w.record.returned(record.returned?.by ?? '')), plain(record.returned.comment)]
        : null,
      view.reviseBy === null ? null : text((w) => w.analysis.revise(w.date(view.reviseBy as Day))),
      note((w) => w.analysis.how),
      buttons(
        {
          label: (w) => (run === null ? w.analysis.start : w.analysis.goOn(run.characters)),
          style: record === null || record.state === 'returned' ? 'primary' : 'default',
          press: { action: 'analysis-start' },
        },
        ...readButtons(record),
        view.mayList
          ? { label: (w) => w.analysis.list, press: { action: 'analysis-list', unit: view.unit.id } }
          : null,
      ),
      hr,
      text((w) => w.analysis.consulted(consulted.length, consultedNeeded)),
      consulted.length === 0 ? null : note((w) => w.analysis.saidSo(w.list(consulted.slice(0, mostNames)))),
      waiting.length === 0 ? null : note((w) => w.analysis.waiting(w.list(waiting.slice(0, mostNames)))),
      view.people.length === 0
        ? null
        : form({
            submit: { label: (w) => w.analysis.ask, press: { action: 'consult-ask' } },
            elements: multiSelect({
              name: 'people',
              label: (w) => w.analysis.whom,
              placeholder: (w) => w.choose,
              options: view.people.slice(0, mostPeople).map(({ id, name }) => ({ text: name, value: id })),
            }),
          }),
    ],
  });
}

function readButtons(record: { id: string; draft: number } | null): (Button | null)[] {
  if (record === null) return [];
  return [
    { label: (w) => w.analysis.read, press: { action: 'analysis-read', record: record.id, page: 1 } },
    record.draft > 1
      ? {
          label: (w) => w.analysis.compare,
          press: { action: 'analysis-compare', record: record.id, page: 1 },
        }
      : null,
  ];
}

export interface AnalysisTakenView {
  record: string;
  draft: number;
  characters: number;
  asked: number;
  name: string | null;
  consulted: number;
  consultedNeeded: number | null;
}

/** What came, how long it is, and what comes next. */
export function analysisTakenCard(view: AnalysisTakenView): Card {
  const { characters, asked, consulted, consultedNeeded } = view;
  const missing = consultedNeeded === null ? 0 : consultedNeeded - consulted;
  return card({
    title: (w) => w.analysis.takenTitle,
    colour: characters < asked * shortOf ? 'orange' : 'green',
    elements: [
      view.name === null ? null : plain(view.name),
      text((w) => w.join([w.analysis.draft(view.draft), w.analysis.characters(characters)])),
      text((w) =>
        characters < asked * shortOf ? w.analysis.tooShort(asked, characters) : w.analysis.longEnough(asked),
      ),
      note((w) => w.record.waiting),
      missing <= 0 ? null : text((w) => w.analysis.consultMore(missing)),
      buttons(
        { label: (w) => w.analysis.open, press: { action: 'command', name: 'analysis' } },
        ...readButtons({ id: view.record, draft: view.draft }),
      ),
    ],
  });
}

/** Nine tenths are enough where about so many characters are asked for (001, part 3(2)6: 左右). */
const shortOf = 0.9;

export interface RunView {
  parts: number;
  characters: number;
  asked: number;
}

/** A run of messages that is open: how much there is so far; kept up to date in place. */
export function analysisRunCard({ parts, characters, asked }: RunView): Card {
  return card({
    title: (w) => w.analysis.runTitle,
    colour: 'turquoise',
    elements: [
      text((w) => w.analysis.runSoFar(parts, characters, asked)),
      note((w) => w.analysis.runHow),
      buttons(
        {
          label: (w) => w.analysis.finish,
          style: 'primary',
          press: { action: 'analysis-finish' },
          disabled: parts === 0,
        },
        { label: (w) => w.analysis.back, press: { action: 'analysis-back' }, disabled: parts === 0 },
        {
          label: (w) => w.analysis.drop,
          style: 'text',
          press: { action: 'analysis-drop' },
          confirm: { title: (w) => w.analysis.dropTitle, text: (w) => w.analysis.dropText },
        },
      ),
    ],
  });
}

/** The run is over: nothing on its card can be pressed any more. */
export const analysisRunEndedCard = ({ sent }: { sent: boolean }): Card =>
  card({
    title: (w) => w.analysis.runTitle,
    colour: 'grey',
    elements: [text((w) => (sent ? w.analysis.runSent : w.analysis.runDropped))],
  });

export interface AnalysisPageView {
  record: string;
  person: string;
  draft: number;
  characters: number;
  asked: number;
  sentOn: Day;
  words: string;
  page: number;
  pages: number;
  /** The draft before it; null for the first. */
  before: number | null;
}

/** One page, as it was written; private, and never forwarded. */
export function analysisPageCard(view: AnalysisPageView): Card {
  const { record, page, pages, draft } = view;
  return card({
    title: (w) => w.analysis.title,
    subtitle: view.person,
    elements: [
      text((w) =>
        w.join([
          w.analysis.draft(draft),
          w.analysis.sent(w.shortDate(view.sentOn)),
          w.analysis.ofAsked(view.characters, view.asked),
        ]),
      ),
      plain(view.words),
      pageButtons(page, pages, (to) => ({ action: 'analysis-read', record, draft, page: to })),
      view.before === null
        ? null
        : buttons(
            {
              label: (w) => w.analysis.draft(view.before ?? 1),
              press: { action: 'analysis-read', record, draft: view.before, page: 1 },
            },
            { label: (w) => w.analysis.compare, press: { action: 'analysis-compare', record, page: 1 } },
          ),
    ],
  });
}

interface Side {
  draft: number;
  characters: number;
  /** `same` stands in the other draft just so. */
  paragraphs: { text: string; same: boolean }[];
}

export interface CompareView {
  record: string;
  person: string;
  before: Side;
  after: Side;
  page: number;
  pages: number;
}

/** The draft before and the newest one side by side; what both hold is grey. */
export function compareCard(view: CompareView): Card {
  const { record, page, pages } = view;
  return card({
    title: (w) => w.analysis.compareTitle,
    subtitle: view.person,
    elements: [
      note((w) => w.analysis.compareNote),
      sideBySide(side(view.before), side(view.after)),
      pageButtons(page, pages, (to) => ({ action: 'analysis-compare', record, page: to })),
    ],
  });
}

function side({ draft, characters, paragraphs }: Side): Element[] {
  return [
    text((w: Words) => w.join([w.analysis.draft(draft), w.analysis.characters(characters)])),
    ...inGroups(paragraphs).map(({ text: words, same }) => (same ? note(words) : plain(words))),
  ];
}

/** Neighbours of one kind are one element: a card holds 200. */
function inGroups(paragraphs: Side['paragraphs']): Side['paragraphs'] {
  const groups: Side['paragraphs'] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (last?.same === paragraph.same) last.text += `\n${paragraph.text}`;
    else groups.push({ ...paragraph });
  }
  return groups;
}

export interface AnalysisListView {
  unit: { id: string; name: string };
  /** In roster order. */
  rows: { record: string | null; person: string; state: State | 'none' }[];
}

const states = ['filed', 'submitted', 'returned', 'none'] as const;

/** How the members' analyses stand, and a way to read one. */
export function analysisListCard({ unit, rows }: AnalysisListView): Card {
  const there = rows.filter((row) => row.record !== null && row.state !== 'none').slice(0, mostPeople);
  return card({
    title: (w) => w.analysis.title,
    subtitle: unit.name,
    elements: [
      ...states.flatMap((state) => {
        const names = rows.filter((row) => row.state === state).map((row) => row.person);
        return names.length === 0
          ? []
          : [text((w: Words) => w.named(w.analysis.listStates[state], w.list(names)))];
      }),
      there.length === 0
        ? null
        : form({
            submit: { label: (w) => w.analysis.read, press: { action: 'analysis-pick', unit: unit.id } },
            elements: select({
              name: 'record',
              label: (w) => w.analysis.whose,
              placeholder: (w) => w.choose,
              options: there.map(({ record, person }) => ({ text: person, value: record ?? '' })),
            }),
          }),
    ],
  });
}
