import type { ZodError } from 'zod';
import { firstProblem } from '../../src/cards/actions.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { PressAnswer } from '../handling.ts';

/** A refused press changes nothing: the card stays, with what was typed, and a toast says why. */
export const refusePress = (refusal: Refusal): PressAnswer => ({
  toast: { type: 'warning', say: (w) => w.refusal(refusal) },
});

/** A form with a wrong field: the toast names the field and the mend. */
export const refuseForm = (error: ZodError): PressAnswer => {
  const field = firstProblem(error);
  return {
    toast: { type: 'warning', say: (w) => (field === null ? w.refusal({ why: 'gone' }) : w.problem[field]) },
  };
};
