import { randomBytes } from 'node:crypto';
import { Refusal } from '../refusal.ts';

/** A card callback's token: 30 minutes, two uses, and only after the callback was answered. */
const lifeMs = 1_800_000;
const maxUses = 2;

/**
 * Tokens for the delayed update of a card
 * (https://open.feishu.cn/document/ukTMukTMukTM/uMDO1YjLzgTN24yM4UjN).
 */
export function createCardTokens(now: () => Date) {
  const tokens = new Map<string, { message_id: string; at: number; uses: number; answered: boolean }>();
  return {
    issue(message_id: string): string {
      const token = `c-${randomBytes(20).toString('hex')}`;
      tokens.set(token, { message_id, at: now().getTime(), uses: 0, answered: false });
      if (tokens.size > 10_000) tokens.delete(tokens.keys().next().value ?? '');
      return token;
    },
    answered(token: string): void {
      const known = tokens.get(token);
      if (known) known.answered = true;
    },
    /** The message that a token may change; `spend` is called once the change is made. */
    open(token: string): { message_id: string; spend: () => void } {
      const known = tokens.get(token);
      if (!known) throw new Refusal(300020);
      if (!known.answered) throw new Refusal(300020, 'The callback of this token has not been answered yet.');
      if (now().getTime() - known.at > lifeMs) throw new Refusal(300030);
      if (known.uses >= maxUses) throw new Refusal(300040);
      return {
        message_id: known.message_id,
        spend: () => {
          known.uses += 1;
        },
      };
    },
  };
}

export type CardTokens = ReturnType<typeof createCardTokens>;
