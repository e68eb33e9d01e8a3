import { addDays, addMonths, instantOf, localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { runsOf } from '../store/campaign.ts';
import { armDue, type DueWake, type NewDue } from '../store/due.ts';
import { forgetConsulted, forgetWords } from '../store/forget-words.ts';
import { closedRounds, countReturned } from '../store/opinion-rounds.ts';
import { expireReceipts, purgeOpinions, releaseOpinions, settlePool } from '../store/opinions.ts';
import type { Db, Tx } from '../store/schema.ts';
import { pingRows, pingRules } from './arm-calendar.ts';
import { tellBatches } from './batches.ts';
import { type CampaignNow, placeOf } from './campaign-now.ts';
import { closeForgottenSessions } from './close-forgotten-sessions.ts';
import { dropStale } from './confirm.ts';
import { dayBegins, dayRow } from './day-row.ts';
import { handOutFeedback } from './opinion-feedback.ts';
import type { App } from './ports.ts';
import { tellChangedGates } from './signed-gates.ts';
import { loadUnitDuties } from './unit-duties.ts';
import { weekRow } from './week.ts';

/** A target sees opinions once so many are there (specification, section 7). */
const releaseFrom = 3;
/** How long the words are kept, of opinions, of self-analyses and of appraisals, and who consulted whom. */
const opinionMonths = 24;
const personalMonths = 24;

/** Once a day: closes forgotten check-ins, mixes the pool of opinions, releases what may be seen and hands it to those it is about, drops what nobody confirmed, tells the office which batch is to start, forgets receipts and words whose time is over. */
export async function keepTheDay(app: App, tx: Tx, campaign: CampaignNow, now: Date): Promise<DueWake[]> {
  const today = localDateOf(now, app.timeZone);
  const woken = await closeForgottenSessions(app, tx, today, now);
  await settlePool(tx);
  const closed = await closedUnits(tx, campaign, today);
  await releaseOpinions(tx, {
    day: today,
    atLeast: releaseFrom,
    closedUnits: closed,
    closedRounds: await closedRounds(tx, today),
  });
  await countReturned(tx);
  await handOutFeedback(app, tx, { campaign, atLeast: releaseFrom, closedUnits: closed }, now);
  await expireReceipts(tx, today);
  await purgeOpinions(tx, addMonths(today, -opinionMonths));
  await dropStale(tx, today);
  const before = instantOf(addMonths(today, -personalMonths), dayBegins, app.timeZone);
  await forgetWords(tx, { before });
  await forgetConsulted(tx, { before });
  await tellBatches(app, tx, campaign, now);
  const asked = await tellChanges(app, tx, campaign, now);
  return [
    ...woken,
    ...(await armDue(tx, asked)),
    ...(await armDue(tx, [dayRow(app, addDays(today, 1)), weekRow(app, today)])),
  ];
}

/**
 * Signed gates that changed are told to their supervisors, outside the quiet hours.
 * @returns the next pings of what single records ask for by now, as a revision after a meeting
 */
async function tellChanges(app: App, tx: Tx, campaign: CampaignNow, now: Date): Promise<NewDue[]> {
  const rules = pingRules(app, campaign);
  const notBefore = afterQuiet(now, rules);
  const asked: NewDue[] = [];
  for (const { unit_id } of await runsPastTheFirst(tx, campaign.id)) {
    const unit = await loadUnitDuties(tx, campaign, unit_id, localDateOf(now, app.timeZone));
    if (!unit) continue;
    await tellChangedGates(app, tx, { unit, notBefore }, now);
    const single = unit.open.filter((duty) => duty.record !== undefined);
    asked.push(...single.flatMap((duty) => pingRows(rules, unit_id, duty, now)));
  }
  return asked;
}

const runsPastTheFirst = async (tx: Tx, campaignId: string) =>
  (await runsOf(tx, campaignId)).filter((run) => run.stage > 1);

/** Units whose look-back window has closed: what the box still holds is handed over. */
async function closedUnits(tx: Db, campaign: CampaignNow, today: string): Promise<string[]> {
  const closed: string[] = [];
  for (const run of await runsOf(tx, campaign.id)) {
    const closes = (await placeOf(tx, campaign, run.unit_id))?.calendar.review?.closes;
    if (closes !== undefined && closes < today) closed.push(run.unit_id);
  }
  return closed;
}
