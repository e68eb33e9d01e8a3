import { called, type Locale, type Words, wordsOf } from '../../cards/words/index.ts';
import { localDateOf } from '../../domain/local-date.ts';
import { areas, kindOfTarget } from '../../domain/opinions.ts';
import type { Block, Paper } from '../../domain/paper.ts';
import { done, type Outcome, refused } from '../../domain/refusal.ts';
import type { Unit } from '../../store/roster.ts';
import { campaignNow } from '../campaign-now.ts';
import { type FormsOf, formsOfUnit } from '../opinion-forms-of.ts';
import { type OpinionsStanding, standingOfOpinions } from '../opinion-standing.ts';
import { targetNames } from '../opinion-targets.ts';
import type { App } from '../ports.ts';

type Opinion = OpinionsStanding['opinions'][number];

/**
 * What was said to a unit, summed up (S10; 002, part 1.2: 梳理汇总): channels with their counts, then by area each issue
 * with its original words. Released opinions only, in the order of random ids, and without days.
 */
export async function opinionPaper(app: App, unit: Unit, locale: Locale, now: Date): Promise<Outcome<Paper>> {
  const campaign = await campaignNow(app.db);
  if (!campaign) return refused({ why: 'no-campaign' });
  const w = wordsOf(locale);
  const words = w.opinionPaper;
  const standing = await standingOfOpinions(app.db, [unit.id]);
  const { opinions } = standing;
  const names = await targetNames(
    app.db,
    opinions.map((one) => one.target),
  );
  const original = (one: Opinion): Block[] => [
    { text: words.about(names.get(one.target) ?? w.targets[kindOfTarget(one.target)]) },
    { quote: app.seal.open(one.words_sealed) },
  ];
  const { rounds, entered } = await formsOfUnit(app.db, campaign, unit.id);
  const unsorted = opinions.filter((one) => one.issueId === null);
  return done({
    title: words.title(unit.name),
    subtitle: w.papers.asOf(localDateOf(now, app.timeZone)),
    blocks: [
      { heading: words.figures },
      ...figures(w, { forms: [...rounds, ...entered], opinions }),
      ...byArea(w, standing, original),
      ...(unsorted.length > 0
        ? [{ heading: words.unsorted(unsorted.length) }, ...unsorted.flatMap(original)]
        : []),
    ],
  });
}

/** Forms by channel and circle, and how many opinions came by each channel. */
function figures(
  w: Words,
  { forms, opinions }: { forms: readonly FormsOf[]; opinions: readonly Opinion[] },
): Block[] {
  const words = w.opinionPaper;
  const named = (channel: string) => w.channels[channel as keyof Words['channels']] ?? channel;
  const heard = [...new Set(opinions.map((one) => one.channel))].sort();
  const sum = (of: 'sent' | 'returned') => String(forms.reduce((total, one) => total + one[of], 0));
  return [
    {
      table: {
        headers: [words.channel, words.circle, words.sent, words.returned],
        widths: [30, 40, 15, 15],
        rows: [
          ...forms.map((one) => [
            named(one.channel),
            one.title ? called(w, one.title) : w.solicit.unknownCircle,
            String(one.sent),
            String(one.returned),
          ]),
          [words.total, '', sum('sent'), sum('returned')],
        ],
      },
    },
    { text: '' },
    {
      table: {
        headers: [words.channel, words.received],
        widths: [70, 30],
        rows: [
          ...heard.map((channel) => [
            named(channel),
            String(opinions.filter((one) => one.channel === channel).length),
          ]),
          [words.total, String(opinions.length)],
        ],
      },
    },
    ...(opinions.length === 0 ? [{ text: words.none }] : []),
  ];
}

/** The areas in order, each with its issues and their originals; an area of which nobody spoke is left out. */
function byArea(
  w: Words,
  { opinions, issues }: OpinionsStanding,
  original: (one: Opinion) => Block[],
): Block[] {
  const words = w.opinionPaper;
  return areas.flatMap((area): Block[] => {
    const here = opinions.filter((one) => one.sorting?.area === area);
    if (here.length === 0) return [];
    const spoken = issues
      .map((issue) => ({ issue, own: here.filter((one) => one.issueId === issue.id) }))
      .filter(({ own }) => own.length > 0);
    return [
      { heading: words.areaCount(w.areas[area], here.length) },
      ...spoken.flatMap(({ issue, own }, at): Block[] => [
        { text: words.issue(at + 1, issue.title, own.length) },
        ...own.flatMap(original),
      ]),
    ];
  });
}
