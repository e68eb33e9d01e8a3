import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import { given } from '../given.ts';

export type Bot = { openId: string; name: string };
export type Found = { openId: string; mobile?: string; email?: string };
export type Person = {
  openId: string;
  name: string;
  mobile?: string;
  email?: string;
  resigned: boolean;
  frozen: boolean;
};

/** https://open.feishu.cn/document/server-docs/contact-v3/user/batch_get_id and …/user/batch */
const mostAtOnce = 50;

const bot = z
  .object({ bot: z.object({ open_id: z.string().min(1), app_name: z.string().default('') }) })
  .transform((body): Bot => ({ openId: body.bot.open_id, name: body.bot.app_name }));

const filled = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

const found = z
  .object({
    data: z.object({
      user_list: z.array(z.object({ user_id: filled, mobile: filled, email: filled })).nullish(),
    }),
  })
  .transform(({ data }) =>
    (data.user_list ?? []).flatMap(({ user_id, mobile, email }): Found[] =>
      user_id ? [{ openId: user_id, ...given({ mobile, email }) }] : [],
    ),
  );

const people = z
  .object({
    data: z.object({
      items: z
        .array(
          z.object({
            open_id: z.string().min(1),
            name: z.string().nullish(),
            mobile: filled,
            email: filled,
            status: z
              .object({
                is_frozen: z.boolean().nullish(),
                is_resigned: z.boolean().nullish(),
                is_exited: z.boolean().nullish(),
              })
              .nullish(),
          }),
        )
        .nullish(),
    }),
  })
  .transform(({ data }) =>
    (data.items ?? []).map(
      ({ open_id, name, mobile, email, status }): Person => ({
        openId: open_id,
        name: name ?? '',
        ...given({ mobile, email }),
        resigned: Boolean(status?.is_resigned || status?.is_exited),
        frozen: Boolean(status?.is_frozen),
      }),
    ),
  );

/** The directory, as far as the app may see it, and the bot itself. */
export function peopleCalls(call: Call) {
  return {
    botInfo: (): Promise<Answer<Bot>> =>
      call(
        'bot.info',
        (sdk, auth) => sdk.request({ method: 'GET', url: '/open-apis/bot/v3/info' }, auth),
        bot,
      ),

    /** Looks people up by mobile or mail. Whoever is not found is absent from the answer. */
    findPeople: (wanted: { mobiles: string[]; emails: string[] }): Promise<Answer<Found[]>> =>
      inParts(Math.max(wanted.mobiles.length, wanted.emails.length), (from, to) =>
        call(
          'contact.batch_get_id',
          (sdk, auth) =>
            sdk.contact.v3.user.batchGetId(
              {
                params: { user_id_type: 'open_id' },
                data: { mobiles: wanted.mobiles.slice(from, to), emails: wanted.emails.slice(from, to) },
              },
              auth,
            ),
          found,
        ),
      ),

    /** Whoever is outside the app's contact range is absent from the answer. */
    usersByIds: (openIds: string[]): Promise<Answer<Person[]>> =>
      inParts(openIds.length, (from, to) =>
        call(
          'contact.users',
          (sdk, auth) =>
            sdk.contact.v3.user.batch(
              { params: { user_ids: openIds.slice(from, to), user_id_type: 'open_id' } },
              auth,
            ),
          people,
        ),
      ),
  };
}

async function inParts<Item>(
  total: number,
  part: (from: number, to: number) => Promise<Answer<Item[]>>,
): Promise<Answer<Item[]>> {
  const items: Item[] = [];
  for (let from = 0; from < total; from += mostAtOnce) {
    const answer = await part(from, from + mostAtOnce);
    if (!answer.ok) return answer;
    items.push(...answer.value);
  }
  return { ok: true, value: items };
}
