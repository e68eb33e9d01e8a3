import { contactCard, contactVisitCard, leaveCard, partnerCard } from '../cards/arrangements.ts';
import { helpCard, helpVisitCard } from '../cards/help-note.ts';
import type { KindName } from '../domain/kind-names.ts';
import { kindOf } from '../domain/kinds/index.ts';
import { localDateOf } from '../domain/local-date.ts';
import { afterQuiet } from '../domain/ping.ts';
import { type NewRecord, recordsOfUnit } from '../store/records.ts';
import { type Person, peopleByIds, peopleWithRole, type Unit, unitById } from '../store/roster.ts';
import type { Tx } from '../store/schema.ts';
import { actingSecretaries } from './answering.ts';
import { pingRules } from './arm-calendar.ts';
import { campaignNow } from './campaign-now.ts';
import { findingView, tellSecretaries } from './findings-of.ts';
import { itemById } from './ledger-items.ts';
import type { App } from './ports.ts';
import { publish } from './publish.ts';
import { tellItem } from './tell-item.ts';
import { tellMakeUp } from './tell-make-up.ts';
import { tellPeople } from './tell-people.ts';

interface Filed {
  record: NewRecord;
  unit: Unit;
  by: Person;
}

/** Who else hears of a record that was just filed, in private and outside the quiet hours. */
export async function alsoTells(app: App, tx: Tx, filed: Filed, now: Date): Promise<void> {
  const { record, unit, by } = filed;
  const { payload } = record;
  const campaign = await campaignNow(tx);
  const tell = (people: readonly (Person | undefined)[], key: string, card: ReturnType<typeof leaveCard>) =>
    tellPeople(
      tx,
      people.filter((one) => one !== undefined),
      {
        key: `${key}:${record.id}`,
        card,
        ...(campaign ? { notBefore: afterQuiet(now, pingRules(app, campaign)) } : {}),
      },
      now,
    );
  const person = async (field: string) => (await peopleByIds(tx, [String(payload[field])]))[0];
  const secretaries = (unitId: string) => actingSecretaries(tx, unitId, localDateOf(now, app.timeZone));
  if (kindOf(record.kind as KindName)?.published) await publish(app, tx, { record, unit, author: by }, now);
  switch (record.kind) {
    case 'door-partner': {
      const [member, partner] = [await person('member'), await person('partner')];
      const where = { id: unit.id, name: unit.name };
      await tell([partner], 'partner', partnerCard({ unit: where, member: member?.name ?? '' }));
      await tell([member], 'partner', partnerCard({ unit: where, partner: partner?.name ?? '' }));
      return;
    }
    case 'contact-assignment': {
      const [leader, point] = [await person('leader'), await unitById(tx, String(payload.unit))];
      const view = { unit: point?.name ?? '', leader: leader?.name ?? '' };
      await tell([leader], 'contact', contactCard({ ...view, logIn: leader?.unit_id ?? null }));
      await tell(
        await secretaries(String(payload.unit)),
        'contact-of',
        contactCard({ ...view, logIn: null }),
      );
      return;
    }
    case 'contact-point': {
      const point = await unitById(tx, String(payload.unit));
      const view = {
        unit: point?.name ?? '',
        leader: by.name,
        on: record.occurredOn,
        words: String(payload.words),
      };
      await tell(await secretaries(String(payload.unit)), 'contact-visit', contactVisitCard(view));
      return;
    }
    case 'help-note': {
      const [member, helper] = [await person('member'), await person('helper')];
      const where = { id: unit.id, name: unit.name };
      const words = String(payload.words);
      await tell([helper], 'help', helpCard({ unit: where, member: member?.name ?? '', words }));
      await tell([member], 'help', helpCard({ unit: where, helper: helper?.name ?? '', words }));
      return;
    }
    case 'help-visit': {
      const told = [await person('member'), ...(await secretaries(unit.id))];
      const view = { unit: unit.name, helper: by.name, on: record.occurredOn, words: String(payload.words) };
      await tell(told, 'help-visit', helpVisitCard(view));
      return;
    }
    case 'leave': {
      const { from, to, reason } = payload as { from: string; to: string; reason: string };
      const card = leaveCard({ unit: unit.name, person: by.name, from, to, reason });
      await tell(await peopleWithRole(tx, 'office'), 'leave', card);
      return;
    }
    case 'ledger-item': {
      const found = await itemById(tx, record.id);
      const owner = found && (await peopleByIds(tx, [found.item.owner]))[0];
      if (found && owner && owner.id !== by.id)
        await tellItem(app, tx, found, { person: owner, manage: false }, now);
      return;
    }
    case 'make-up': {
      const notBefore = campaign ? afterQuiet(now, pingRules(app, campaign)) : now;
      return tellMakeUp(app, tx, { record, unit, by, notBefore }, now);
    }
    case 'finding':
    case 'inside-look-back':
    case 'self-check': {
      // The finding itself, or those that the look-back's gaps have just become.
      const findings = await recordsOfUnit(tx, record.campaignId, unit.id, 'finding');
      for (const finding of findings.filter((one) => one.id === record.id || one.parent_id === record.id)) {
        const view = await findingView(tx, finding, unit.name);
        await tellSecretaries(app, tx, { unit, view, key: `finding:${finding.id}` }, now);
      }
      return;
    }
  }
}
