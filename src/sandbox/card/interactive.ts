import { z } from 'zod';
import { box, i18n, icon, interactive, plainText, shortText, text } from './parts.ts';

const option = z.strictObject({ text: plainText, icon: icon.optional(), value: z.string() });
const options = z
  .array(option)
  .refine(
    (all) => new Set(all.map(({ value }) => value)).size === all.length,
    'option values must be unique',
  );
const border = z.enum(['default', 'text']).optional();

const button = z.strictObject({
  tag: z.literal('button'),
  ...interactive,
  text: shortText.optional(),
  type: z
    .enum([
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ])
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  icon: icon.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
});

const input = z.strictObject({
  tag: z.literal('input'),
  ...interactive,
  placeholder: shortText.optional(),
  default_value: z.string().optional(),
  i18n_default_value: i18n.optional(),
  max_length: z.number().int().min(1).max(1000).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  show_icon: z.boolean().optional(),
  rows: z.number().int().min(1).optional(),
  auto_resize: z.boolean().optional(),
  max_rows: z.number().int().min(1).optional(),
  label: plainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
});

const selectStatic = z.strictObject({
  tag: z.literal('select_static'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  options: options.optional(),
  initial_option: z.string().optional(),
  initial_index: z.number().int().min(0).optional(),
});

const multiSelectStatic = z.strictObject({
  tag: z.literal('multi_select_static'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  options: options.optional(),
  selected_values: z.array(z.string()).optional(),
});

const people = z.array(z.strictObject({ value: z.string() })).optional();

const selectPerson = z.strictObject({
  tag: z.literal('select_person'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  options: people,
  initial_option: z.string().optional(),
});

const multiSelectPerson = z.strictObject({
  tag: z.literal('multi_select_person'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  options: people,
  selected_values: z.array(z.string()).optional(),
});

const datePicker = z.strictObject({
  tag: z.literal('date_picker'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});

const pickerTime = z.strictObject({
  tag: z.literal('picker_time'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  initial_time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
});

const pickerDatetime = z.strictObject({
  tag: z.literal('picker_datetime'),
  ...interactive,
  type: border,
  placeholder: shortText.optional(),
  initial_datetime: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
    .optional(),
});

const selectImg = z.strictObject({
  tag: z.literal('select_img'),
  ...interactive,
  style: z.enum(['laser', 'normal']).optional(),
  multi_select: z.boolean().optional(),
  layout: z.enum(['bisect', 'trisect', 'stretch']).optional(),
  can_preview: z.boolean().optional(),
  aspect_ratio: z.string().optional(),
  value: z.record(z.string(), z.unknown()).optional(),
  options: z.array(
    z.strictObject({
      img_key: z.string(),
      value: z.string(),
      disabled: z.boolean().optional(),
      disabled_tips: plainText.optional(),
      hover_tips: plainText.optional(),
    }),
  ),
});

const overflow = z.strictObject({
  tag: z.literal('overflow'),
  ...interactive,
  value: z.record(z.string(), z.unknown()).optional(),
  options: z.array(
    z.strictObject({
      text: plainText,
      value: z.string().optional(),
      multi_url: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const checker = z.strictObject({
  tag: z.literal('checker'),
  ...interactive,
  checked: z.boolean().optional(),
  text: text.optional(),
  overall_checkable: z.boolean().optional(),
  padding: box.optional(),
  button_area: z
    .strictObject({
      pc_display_rule: z.enum(['always', 'on_hover']).optional(),
      buttons: z.array(button).max(3).optional(),
    })
    .optional(),
  checked_style: z
    .strictObject({
      show_strikethrough: z.boolean().optional(),
      opacity: z.number().min(0).max(1).optional(),
    })
    .optional(),
});

/** Components a person can press, fill or choose from. */
export const interactiveSchemas = {
  button,
  input,
  select_static: selectStatic,
  multi_select_static: multiSelectStatic,
  select_person: selectPerson,
  multi_select_person: multiSelectPerson,
  date_picker: datePicker,
  picker_time: pickerTime,
  picker_datetime: pickerDatetime,
  select_img: selectImg,
  overflow,
  checker,
};
