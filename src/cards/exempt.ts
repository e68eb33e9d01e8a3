import { type Card, card, form, hr, input, note, plain, select, text } from './kit.ts';
import { called, type Label } from './words/index.ts';

export interface ExemptView {
  unit: { id: string; name: string };
  stage: { no: number; name: Label };
  /** Whom it may be for, in roster order, and what may be waived. */
  people: { id: string; name: string }[];
  requirements: { key: string; name: Label }[];
  waived: { id: string; person: string; requirement: Label; reason: string }[];
}

/** A card holds 30 KB; what is not shown can be revoked all the same. */
const mostShown = 10;

const mostInOption = 30;

/** The office waives one requirement for one person, and sees and revokes what is waived; private. */
export function exemptCard({ unit, stage, people, requirements, waived }: ExemptView): Card {
  return card({
    title: (w) => w.exempt.title,
    subtitle: unit.name,
    elements: [
      text((w) => w.gate.stage(w.stage.no(stage.no, called(w, stage.name)))),
      note((w) => w.exempt.intro),
      form({
        submit: { label: (w) => w.exempt.submit, press: { action: 'exempt-grant', unit: unit.id } },
        elements: [
          ...select({
            name: 'person',
            label: (w) => w.exempt.person,
            placeholder: (w) => w.choose,
            options: people.map(({ id, name }) => ({ text: name.slice(0, mostInOption), value: id })),
          }),
          ...select({
            name: 'requirement',
            label: (w) => w.exempt.requirement,
            placeholder: (w) => w.choose,
            options: requirements.map(({ key, name }) => ({
              text: (w) => called(w, name).slice(0, mostInOption),
              value: key,
            })),
          }),
          input({ name: 'reason', label: (w) => w.exempt.reason, most: 200 }),
        ],
      }),
      hr,
      waived.length === 0 ? note((w) => w.exempt.none) : text((w) => w.exempt.list),
      ...waived
        .slice(0, mostShown)
        .flatMap((one) => [text((w) => w.named(one.person, called(w, one.requirement))), plain(one.reason)]),
      waived.length > mostShown ? note((w) => w.more(waived.length - mostShown)) : null,
      waived.length === 0
        ? null
        : form({
            submit: {
              label: (w) => w.exempt.revoke,
              press: { action: 'exempt-revoke', unit: unit.id },
              confirm: { title: (w) => w.exempt.revokeConfirm, text: (w) => w.exempt.revokeText },
            },
            elements: select({
              name: 'exemption',
              label: (w) => w.exempt.revoke,
              placeholder: (w) => w.choose,
              options: waived.map((one) => ({
                text: (w) => w.named(one.person, called(w, one.requirement)).slice(0, mostInOption),
                value: one.id,
              })),
            }),
          }),
    ],
  });
}
