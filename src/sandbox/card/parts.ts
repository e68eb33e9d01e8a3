import { z } from 'zod';

/** Locales a card may carry (https://open.feishu.cn/document/feishu-cards/configure-multi-language-content). */
const locales = [
  'zh_cn',
  'en_us',
  'zh_hk',
  'zh_tw',
  'ja_jp',
  'id_id',
  'vi_vn',
  'th_th',
  'pt_br',
  'es_es',
  'ko_kr',
  'de_de',
  'fr_fr',
  'it_it',
  'ru_ru',
  'ms_my',
] as const;

const localeSchema = z.enum(locales);
export const i18n = z.partialRecord(localeSchema, z.string());

const distance = '-?\\d{1,2}(px)?';
/** One to four distances, such as `4px 8px`. */
export const box = z.string().regex(new RegExp(`^${distance}( ${distance}){0,3}$`), 'not a distance');
const px = z.string().regex(/^\d+px$/, 'not a number of px');
export const spacing = z.union([z.enum(['small', 'medium', 'large', 'extra_large', 'default', '']), px]);
export const horizontal = z.enum(['left', 'center', 'right']);
export const vertical = z.enum(['top', 'center', 'bottom']);
export const direction = z.enum(['vertical', 'horizontal']);

/** What every component may carry. */
export const common = {
  element_id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'element_id must match ^[A-Za-z][A-Za-z0-9_]{0,19}$')
    .optional(),
  margin: box.optional(),
};

export const icon = z.strictObject({
  tag: z.enum(['standard_icon', 'custom_icon']),
  token: z.string().optional(),
  color: z.string().optional(),
  img_key: z.string().optional(),
  size: z.string().optional(),
});

const textParts = {
  content: z.string(),
  i18n_content: i18n.optional(),
  text_size: z.string().optional(),
  text_color: z.string().optional(),
  text_align: horizontal.optional(),
  lines: z.number().int().min(1).optional(),
  element_id: common.element_id,
};

export const plainText = z.strictObject({ tag: z.literal('plain_text'), ...textParts });
export const text = z.strictObject({ tag: z.enum(['plain_text', 'lark_md']), ...textParts });
export const titleText = z.strictObject({ tag: z.enum(['plain_text', 'lark_md', 'markdown']), ...textParts });

const hundred = 'at most 100 characters';
/** The text of a button, and of a placeholder. */
export const shortText = plainText.refine(
  ({ content, i18n_content }) =>
    [content, ...Object.values(i18n_content ?? {})].every((one) => [...(one ?? '')].length <= 100),
  hundred,
);

export const confirm = z.strictObject({ title: plainText, text: plainText });

export const behaviors = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('callback'),
      value: z.record(z.string(), z.unknown(), 'the value of a callback must be an object'),
    }),
    z.strictObject({
      type: z.literal('open_url'),
      default_url: z.string(),
      pc_url: z.string().optional(),
      ios_url: z.string().optional(),
      android_url: z.string().optional(),
    }),
  ]),
);

export const url = z.strictObject({
  url: z.string().optional(),
  pc_url: z.string().optional(),
  ios_url: z.string().optional(),
  android_url: z.string().optional(),
});

/** Fields that every interactive component shares. */
export const interactive = {
  ...common,
  name: z.string().min(1).optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  hover_tips: plainText.optional(),
  width: z.string().optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
};
