import type { LookBackWords } from './zh-cn.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const short = (iso: string) => `${Number(iso.slice(8))} ${months[Number(iso.slice(5, 7)) - 1]}`;

export const enLookBack: LookBackWords = {
  lookBack: {
    title: 'Look-back',
    window: (span, open) => `Window: ${span}${open ? ', open now' : ''}`,
    checked: (done, of, due) => `Self-checks: ${done} of ${of} units, due ${short(due)}`,
    spots: (reported, drawn) => `Spot-checks: ${drawn} drawn, ${reported} reported`,
    report: (unit) => `Report on ${unit}`,
    draw: 'Draw units for spot-checks',
    drawNote:
      'Drawn at random from a seed; units drawn before take no part. Leave the seed empty to have one made; with the seed anybody can repeat the draw.',
    drawSubmit: 'Draw',
    size: 'How many units',
    seed: 'Seed (optional)',
    drawnTitle: 'The draw',
    drawn: (n, of) => `${n} of ${of} units:`,
    repeat: (seed) =>
      `Seed: ${seed}. To repeat it, take the SHA-256 of "seed:name of the unit" for each unit; the smallest are drawn.`,
    spotTitle: 'Spot-check',
    toSupervisor: (unit, until) => `${unit} was drawn. Please look and report by ${short(until)}.`,
    toUnit: (until) => `This unit was drawn; the supervision group comes by ${short(until)}.`,
    how: 'Please listen widely: open a survey, read the opinions. Where much is wrong, file findings with /inspect and set days for a make-up.',
    heard: 'People listened to',
    seen: 'What was seen',
    reportedTitle: 'Spot-check report',
    reported: (by, heard) => `${by} reports, having listened to ${heard} people:`,
    filed: 'Reported',
  },
};
