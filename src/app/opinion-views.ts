import type { DeskView } from '../cards/opinion-solicit.ts';
import { type OpinionsView, pagesOfOpinions } from '../cards/opinions.ts';
import { localDateOf } from '../domain/local-date.ts';
import type { Target } from '../domain/opinions.ts';
import { done, type Outcome, refused } from '../domain/refusal.ts';
import { unitById, unitTree } from '../store/roster.ts';
import { readOpinions } from './box.ts';
import { unreadFeedback } from './opinion-feedback.ts';
import { formsOfUnit } from './opinion-forms-of.ts';
import { mayAskHere } from './opinion-rounds.ts';
import { chainOfUnits, opinionFacts } from './opinion-standing.ts';
import { targetNames } from './opinion-targets.ts';
import type { App } from './ports.ts';
import { allow, type Who } from './who.ts';
import { isRowId } from './with-deputies.ts';

/**
 * What `/opinions` shows: the way of the unit's opinions (with those of the units below it) as numbers to everybody, and
 * to those who may read them a page of the words.
 */
export async function opinionsView(
  app: App,
  asked: { who: Who; unitId: string; page: number },
  now: Date,
): Promise<Outcome<{ reads: boolean; view: OpinionsView }>> {
  const { who, unitId } = asked;
  const unit = await unitById(app.db, unitId);
  if (!unit) return refused({ why: 'gone' });
  const seen = await allow(app, who, 'see-chain', unit.id);
  if (!seen.ok) return seen;
  const { id, open_id } = who.person;
  const may = await readOpinions(app, { openId: open_id as string, unitId }, now);
  const pages = pagesOfOpinions(may.ok ? may.value : []);
  const page = Math.min(pages.length, Math.max(1, asked.page));
  return done({
    reads: may.ok,
    view: {
      unit: { id: unit.id, name: unit.name },
      chain: await chainOfUnits(app.db, await unitTree(app.db, unit.id)),
      mine: isRowId(id) ? await unreadFeedback(app.db, id) : { all: 0, unread: 0 },
      opinions: pages[page - 1] ?? [],
      page,
      pages: pages.length,
      mayAnswer: may.ok,
    },
  });
}

/** How opinions were asked for over a unit: rounds, forms outside the messenger, channels. */
export async function deskView(
  app: App,
  asked: { openId: string; unitId: string },
  now: Date,
): Promise<Outcome<DeskView>> {
  const ready = await mayAskHere(app, asked, now);
  if (!ready.ok) return ready;
  const { unit, campaign } = ready.value;
  const today = localDateOf(now, app.timeZone);
  const { rounds, entered } = await formsOfUnit(app.db, campaign, unit.id);
  const names = await targetNames(
    app.db,
    rounds.map(({ round }) => round.target),
  );
  const read = await opinionFacts(app.db, { campaignId: campaign.id, unitId: unit.id }, () => 1);
  const channels = [
    ...read.filter((fact) => fact.kind === 'opinion-form').map((fact) => String(fact.payload.channel)),
    ...entered.map((one) => one.channel),
  ];
  return done({
    unit: { id: unit.id, name: unit.name },
    rounds: rounds.map(({ round, title, sent, returned }) => ({
      id: round.id,
      circle: title,
      target: round.target as Target,
      person: names.get(round.target) ?? null,
      sent,
      returned,
      until: round.closes_on,
      again: round.closes_on >= today,
    })),
    entered: entered.map(({ title, ...one }) => ({ ...one, circle: title })),
    channels: [...new Set(channels)],
  });
}
