import { z } from 'zod';
import {
  behaviors,
  box,
  common,
  confirm,
  direction,
  horizontal,
  icon,
  plainText,
  spacing,
  titleText,
  url,
  vertical,
} from './parts.ts';

/** Children are walked and checked one by one, so that a refusal can name the place. */
const children = z.array(z.looseObject({ tag: z.string() }));

const layout = {
  direction: direction.optional(),
  padding: box.optional(),
  horizontal_spacing: spacing.optional(),
  horizontal_align: horizontal.optional(),
  vertical_spacing: spacing.optional(),
  vertical_align: vertical.optional(),
};
const jump = z.strictObject({ multi_url: url }).optional();

const columnSet = z.strictObject({
  tag: z.literal('column_set'),
  ...common,
  horizontal_spacing: spacing.optional(),
  horizontal_align: horizontal.optional(),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  background_style: z.string().optional(),
  action: jump,
  columns: children,
});

const column = z.strictObject({
  tag: z.literal('column'),
  ...common,
  ...layout,
  background_style: z.string().optional(),
  width: z.string().optional(),
  weight: z.number().int().min(1).max(5).optional(),
  action: jump,
  elements: children.optional(),
});

const form = z.strictObject({
  tag: z.literal('form'),
  ...common,
  ...layout,
  name: z.string().min(1),
  elements: children,
});

const interactiveContainer = z.strictObject({
  tag: z.literal('interactive_container'),
  ...common,
  ...layout,
  width: z.string().optional(),
  height: z.string().optional(),
  background_style: z.string().optional(),
  has_border: z.boolean().optional(),
  border_color: z.string().optional(),
  corner_radius: z.string().optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  hover_tips: plainText.optional(),
  elements: children,
});

const collapsiblePanel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  ...common,
  ...layout,
  expanded: z.boolean().optional(),
  background_color: z.string().optional(),
  header: z.strictObject({
    title: titleText.optional(),
    background_color: z.string().optional(),
    width: z.enum(['fill', 'auto', 'auto_when_fold']).optional(),
    vertical_align: vertical.optional(),
    padding: box.optional(),
    position: z.string().optional(),
    icon: icon.optional(),
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.number().optional(),
  }),
  border: z.strictObject({ color: z.string().optional(), corner_radius: z.string().optional() }).optional(),
  elements: children.optional(),
});

/** Components that hold other components. */
export const containerSchemas = {
  column_set: columnSet,
  column,
  form,
  interactive_container: interactiveContainer,
  collapsible_panel: collapsiblePanel,
};

const header = z.strictObject({
  title: titleText.optional(),
  subtitle: titleText.optional(),
  text_tag_list: z
    .array(
      z.strictObject({
        tag: z.literal('text_tag'),
        element_id: common.element_id,
        text: plainText,
        color: z.string().optional(),
      }),
    )
    .max(3)
    .optional(),
  i18n_text_tag_list: z.record(z.string(), z.unknown()).optional(),
  template: z
    .enum([
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ])
    .optional(),
  icon: icon.optional(),
  padding: box.optional(),
});

const config = z.strictObject({
  streaming_mode: z.boolean().optional(),
  streaming_config: z.record(z.string(), z.unknown()).optional(),
  summary: z
    .strictObject({
      content: z.string().optional(),
      i18n_content: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  locales: z.array(z.string()).optional(),
  enable_forward: z.boolean().optional(),
  update_multi: z.literal(true, 'card JSON 2.0 is shared: update_multi must be true').optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  use_custom_translation: z.boolean().optional(),
  enable_forward_interaction: z.boolean().optional(),
  style: z
    .strictObject({
      text_size: z.record(z.string(), z.unknown()).optional(),
      color: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

/** The root of a card (https://open.feishu.cn/document/feishu-cards/card-json-v2-structure). */
export const rootSchema = z.strictObject({
  schema: z.literal('2.0', 'schema must be "2.0"'),
  config: config.optional(),
  card_link: url.optional(),
  header: header.optional(),
  body: z.strictObject({ ...layout, elements: children }).optional(),
});
