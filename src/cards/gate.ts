import { type GateChangedView, gateChangedPart } from './gate-again.ts';
import { buttons, type Card, card, type Element, form, hr, input, note, panel, plain, text } from './kit.ts';
import { type Day, requirementLine } from './view.ts';
import type { Words } from './words/index.ts';
import { called, type Label } from './words/index.ts';

export interface GateItem {
  name: Label;
  /** So many of so many; of a share, of all there are: `leastPercent` of them are asked. */
  have: string;
  need: string;
  leastPercent?: number | null;
  /** Members short of it, in roster order; empty for what the unit does as a whole, or for who may not see names. */
  names: string[];
  /** The duty's key, when only those who are missing can be reminded. */
  item: string | null;
}

export interface GateView {
  unit: { id: string; name: string };
  stage: { no: number; name: Label };
  missing: GateItem[];
  reached: GateItem[];
  /** Only recorded, judged by nothing. */
  recorded: GateItem[];
  notYet: Label[];
  exemptions: { person: string; requirement: Label; reason: string }[];
  lateDays: number;
  /** Members who will be short of hours at the present pace; null when nothing can be said. */
  forecast: number | null;
  /** Signed gates of earlier stages that need another look. */
  earlier: GateChangedView[];
  /** Who takes part otherwise than at home; null for who may not see names. */
  counted: {
    door: { person: string; hours: number }[];
    joined: { person: string; unit: string }[];
    elsewhere: { person: string; unit: string }[];
    body: { person: string; unit: string }[];
  } | null;
  application: { by: string; on: Day } | null;
  sentBack: { by: string; findings: string } | null;
  mayApply: boolean;
  mayRemind: boolean;
}

/** What a unit still lacks for its next stage, and who: one card for secretary, supervisors and office. */
export function gateCard(view: GateView): Card {
  const { unit, stage, missing, reached, application, sentBack } = view;
  return card({
    title: (w) => w.gate.title,
    subtitle: unit.name,
    colour: missing.length === 0 ? 'green' : 'orange',
    elements: [
      text((w) => w.gate.stage(w.stage.no(stage.no, called(w, stage.name)))),
      view.lateDays > 0 ? note((w) => w.gate.late(view.lateDays)) : null,
      text((w) => (missing.length === 0 ? w.gate.met : w.gate.missing(missing.length))),
      ...missing.map((item) => missingPanel(view, item)),
      view.forecast ? note((w) => w.gate.forecast(view.forecast ?? 0)) : null,
      reached.length === 0
        ? null
        : [
            text((w) => w.gate.reached),
            text((w) => reached.map((item) => requirementLine(w, item)).join('\n')),
          ],
      view.recorded.length === 0
        ? null
        : note((w) => [w.gate.recorded, ...view.recorded.map((item) => requirementLine(w, item))].join('\n')),
      view.notYet.length === 0
        ? null
        : note((w) => w.gate.notYet + w.list(view.notYet.map((label) => called(w, label)))),
      view.exemptions.length === 0
        ? null
        : [
            note((w) => w.gate.exemptions),
            text((w) =>
              view.exemptions
                .map((one) => w.gate.exemption(one.person, called(w, one.requirement), one.reason))
                .join('\n'),
            ),
          ],
      view.earlier.flatMap(gateChangedPart),
      view.counted === null ? null : countedPart(view.counted),
      sentBack === null ? null : [text((w) => w.gate.sentBack(sentBack.by)), plain(sentBack.findings)],
      application === null ? null : note((w) => w.gate.applied(application.by, application.on)),
      view.mayApply && missing.length === 0 && application === null
        ? buttons({
            label: (w) => w.gate.apply,
            style: 'primary',
            press: { action: 'gate-apply', unit: unit.id, stage: stage.no },
          })
        : null,
    ],
  });
}

function missingPanel(view: GateView, item: GateItem) {
  if (item.names.length === 0) return text((w) => `· ${requirementLine(w, item)}`);
  return panel({
    title: (w) => requirementLine(w, item),
    elements: [
      plain(item.names.join('、')),
      ...(view.mayRemind && item.item !== null
        ? [
            buttons({
              label: (w) => w.missing.remind,
              press: { action: 'remind-send' as const, item: item.item, unit: view.unit.id },
            }),
          ]
        : []),
    ],
  });
}

function countedPart({ door, joined, elsewhere, body }: NonNullable<GateView['counted']>): Element | null {
  const lines: [say: (w: Words) => string, people: (w: Words) => string[]][] = [
    [(w) => w.counted.door, (w) => door.map((one) => w.counted.person(one.person, w.hours(one.hours)))],
    [(w) => w.counted.joined, (w) => joined.map((one) => w.counted.person(one.person, one.unit))],
    [(w) => w.counted.elsewhere, (w) => elsewhere.map((one) => w.counted.person(one.person, one.unit))],
    [(w) => w.counted.body, (w) => body.map((one) => w.counted.person(one.person, one.unit))],
  ];
  if (door.length + joined.length + elsewhere.length + body.length === 0) return null;
  return panel({
    title: (w) => w.counted.title,
    elements: [
      text((w) =>
        lines
          .map(([say, people]) => [say(w), people(w)] as const)
          .filter(([, people]) => people.length > 0)
          .map(([say, people]) => say + w.list(people))
          .join('\n'),
      ),
    ],
  });
}

export interface GateAskView {
  unit: { id: string; name: string };
  stage: { no: number; name: Label };
  application: string;
  by: string;
  reached: GateItem[];
}

/** To each supervisor in charge, in private: sign, or send back with findings. */
export function gateAskCard(view: GateAskView): Card {
  const { unit, application } = view;
  return card({
    title: (w) => w.gate.askTitle(unit.name),
    elements: [
      text((w) => w.gate.ask(unit.name, w.stage.no(view.stage.no, called(w, view.stage.name)), view.by)),
      text((w) => view.reached.map((item) => requirementLine(w, item)).join('\n')),
      buttons({
        label: (w) => w.gate.sign,
        style: 'primary',
        press: { action: 'gate-sign', unit: unit.id, application },
        confirm: { title: (w) => w.gate.signConfirm, text: (w) => w.gate.signText },
      }),
      hr,
      form({
        submit: {
          label: (w) => w.gate.giveBack,
          press: { action: 'gate-send-back', unit: unit.id, application },
        },
        elements: [
          input({
            name: 'comment',
            label: (w) => w.gate.findings,
            placeholder: (w) => w.reviewing.commentPlaceholder,
            most: 1000,
            rows: 3,
          }),
        ],
      }),
    ],
  });
}

/** What came of an application; `findings` null when it was signed. */
export function gateDecidedCard({
  unit,
  by,
  findings,
}: {
  unit: string;
  by: string;
  findings: string | null;
}): Card {
  return card({
    title: (w) => (findings === null ? w.gate.signedTitle : w.gate.gaveBackTitle),
    subtitle: unit,
    colour: findings === null ? 'green' : 'orange',
    elements:
      findings === null
        ? [text((w) => w.gate.signed(unit, by))]
        : [text((w) => w.gate.gaveBack(unit, by)), plain(findings)],
  });
}
