import { z } from 'zod';
import { common, horizontal, i18n, icon, plainText, text, vertical } from './parts.ts';

const div = z.strictObject({
  tag: z.literal('div'),
  ...common,
  text: text.optional(),
  icon: icon.optional(),
  width: z.string().optional(),
});

const markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...common,
  content: z.string(),
  i18n_content: i18n.optional(),
  text_align: horizontal.optional(),
  text_size: z.string().optional(),
  icon: icon.optional(),
});

const img = z.strictObject({
  tag: z.literal('img'),
  ...common,
  img_key: z.string(),
  i18n_img_key: i18n.optional(),
  alt: plainText.optional(),
  title: text.optional(),
  corner_radius: z.string().optional(),
  scale_type: z.enum(['crop_center', 'crop_top', 'fit_horizontal']).optional(),
  size: z.string().optional(),
  transparent: z.boolean().optional(),
  preview: z.boolean().optional(),
});

const imgCombination = z.strictObject({
  tag: z.literal('img_combination'),
  ...common,
  combination_mode: z.enum(['double', 'triple', 'bisect', 'trisect']),
  corner_radius: z.string().optional(),
  combination_transparent: z.boolean().optional(),
  img_list: z.array(z.strictObject({ img_key: z.string() })),
});

const personLook = {
  size: z.enum(['extra_small', 'small', 'medium', 'large']).optional(),
  show_avatar: z.boolean().optional(),
  show_name: z.boolean().optional(),
};

const person = z.strictObject({
  tag: z.literal('person'),
  ...common,
  user_id: z.string(),
  ...personLook,
  style: z.enum(['normal', 'capsule']).optional(),
});

const personList = z.strictObject({
  tag: z.literal('person_list'),
  ...common,
  persons: z.array(z.strictObject({ id: z.string() })),
  ...personLook,
  lines: z.number().int().min(1).optional(),
  drop_invalid_user_id: z.boolean().optional(),
  icon: icon.optional(),
});

const chart = z.strictObject({
  tag: z.literal('chart'),
  ...common,
  chart_spec: z.record(z.string(), z.unknown()),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  height: z
    .string()
    .regex(/^(auto|[1-9]\d{0,2}px)$/)
    .optional(),
  preview: z.boolean().optional(),
});

const column = z.strictObject({
  name: z.string().min(1),
  display_name: z.string().optional(),
  i18n_display_name: i18n.optional(),
  width: z.string().optional(),
  horizontal_align: horizontal.optional(),
  vertical_align: vertical.optional(),
  data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']),
  format: z
    .strictObject({
      precision: z.number().int().min(0).max(10).optional(),
      symbol: z.string().optional(),
      separator: z.boolean().optional(),
    })
    .optional(),
  date_format: z.string().optional(),
});

const table = z.strictObject({
  tag: z.literal('table'),
  ...common,
  page_size: z.number().int().min(1).max(10).optional(),
  row_height: z.string().optional(),
  row_max_height: z.string().optional(),
  freeze_first_column: z.boolean().optional(),
  header_style: z
    .strictObject({
      text_align: horizontal.optional(),
      text_size: z.enum(['normal', 'heading']).optional(),
      background_style: z.enum(['grey', 'none']).optional(),
      text_color: z.enum(['default', 'grey']).optional(),
      bold: z.boolean().optional(),
      lines: z.number().int().min(1).optional(),
    })
    .optional(),
  columns: z.array(column).max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
});

const hr = z.strictObject({ tag: z.literal('hr'), ...common });

/** Components that only show something. */
export const displaySchemas = {
  div,
  markdown,
  img,
  img_combination: imgCombination,
  person,
  person_list: personList,
  chart,
  table,
  hr,
};
