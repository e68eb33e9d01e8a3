/**
 * Card JSON 2.0 as far as the page draws it (platform pages "card-json-2-0-structure" and the component pages).
 * The platform has checked the card before it was sent, so everything optional there is optional here.
 */
export interface TextSpec {
  tag?: string;
  content?: string;
  i18n_content?: Record<string, string>;
  text_size?: string;
  text_color?: string;
  text_align?: string;
  lines?: number;
}

export interface IconSpec {
  tag?: string;
  token?: string;
  color?: string;
  img_key?: string;
  size?: string;
}

export interface ConfirmSpec {
  title?: TextSpec;
  text?: TextSpec;
}

export interface Behavior {
  type: string;
  value?: unknown;
  default_url?: string;
  pc_url?: string;
}

export interface OptionSpec {
  text?: TextSpec;
  value?: string;
  icon?: IconSpec;
  multi_url?: { url?: string; pc_url?: string };
}

/** What every component may carry. */
interface Common {
  element_id?: string;
  margin?: string;
}

interface Layout {
  direction?: string;
  padding?: string;
  horizontal_spacing?: string;
  vertical_spacing?: string;
  horizontal_align?: string;
  vertical_align?: string;
}

interface Interactive extends Common {
  name?: string;
  required?: boolean;
  disabled?: boolean;
  disabled_tips?: TextSpec;
  hover_tips?: TextSpec;
  width?: string;
  placeholder?: TextSpec;
  behaviors?: Behavior[];
  value?: unknown;
  confirm?: ConfirmSpec;
}

export interface DivElement extends Common {
  tag: 'div';
  text?: TextSpec;
  fields?: { is_short?: boolean; text?: TextSpec }[];
  icon?: IconSpec;
}
export interface MarkdownElement extends Common {
  tag: 'markdown';
  content?: string;
  i18n_content?: Record<string, string>;
  text_size?: string;
  text_align?: string;
  icon?: IconSpec;
}
interface PlainTextElement extends Common, Omit<TextSpec, 'tag'> {
  tag: 'plain_text';
}
interface HrElement extends Common {
  tag: 'hr';
}
export interface ImageElement extends Common {
  tag: 'img';
  img_key?: string;
  i18n_img_key?: Record<string, string>;
  alt?: TextSpec;
  title?: TextSpec;
  corner_radius?: string;
  size?: string;
  scale_type?: string;
}
interface PersonElement extends Common {
  tag: 'person';
  user_id?: string;
  size?: string;
  show_avatar?: boolean;
  show_name?: boolean;
}
interface PersonListElement extends Common {
  tag: 'person_list';
  persons?: { id?: string }[];
  size?: string;
  show_avatar?: boolean;
  show_name?: boolean;
}
export interface ChartElement extends Common {
  tag: 'chart';
  chart_spec?: Record<string, unknown>;
  aspect_ratio?: string;
  color_theme?: string;
  height?: string;
}
export interface TableColumn {
  name: string;
  display_name?: string;
  width?: string;
  data_type?: string;
  horizontal_align?: string;
  vertical_align?: string;
  format?: { precision?: number; symbol?: string; separator?: boolean };
  date_format?: string;
}
export interface TableElement extends Common {
  tag: 'table';
  page_size?: number;
  row_height?: string;
  freeze_first_column?: boolean;
  header_style?: { text_align?: string; background_style?: string; text_color?: string; bold?: boolean };
  columns?: TableColumn[];
  rows?: Record<string, unknown>[];
}
export interface ColumnElement extends Common, Layout {
  tag: 'column';
  width?: string;
  weight?: number;
  background_style?: string;
  elements?: CardElement[];
}
export interface ColumnSetElement extends Common {
  tag: 'column_set';
  flex_mode?: string;
  horizontal_spacing?: string;
  horizontal_align?: string;
  background_style?: string;
  columns?: ColumnElement[];
}
export interface CollapsibleElement extends Common, Layout {
  tag: 'collapsible_panel';
  expanded?: boolean;
  background_color?: string;
  header?: {
    title?: TextSpec;
    background_color?: string;
    padding?: string;
    icon_position?: string;
    icon?: IconSpec;
  };
  border?: { color?: string; corner_radius?: string };
  elements?: CardElement[];
}
export interface InteractiveContainerElement extends Interactive, Layout {
  tag: 'interactive_container';
  background_style?: string;
  has_border?: boolean;
  border_color?: string;
  corner_radius?: string;
  height?: string;
  elements?: CardElement[];
}
export interface FormElement extends Common, Layout {
  tag: 'form';
  name?: string;
  elements?: CardElement[];
}
export interface InputElement extends Interactive {
  tag: 'input';
  default_value?: string;
  i18n_default_value?: Record<string, string>;
  max_length?: number;
  input_type?: string;
  rows?: number;
  label?: TextSpec;
  label_position?: string;
}
export interface SelectElement extends Interactive {
  tag: 'select_static' | 'select_person';
  options?: OptionSpec[];
  initial_option?: string;
  initial_index?: number;
}
export interface MultiSelectElement extends Interactive {
  tag: 'multi_select_static' | 'multi_select_person';
  options?: OptionSpec[];
  selected_values?: string[];
}
export interface PickerElement extends Interactive {
  tag: 'date_picker' | 'picker_time' | 'picker_datetime';
  initial_date?: string;
  initial_time?: string;
  initial_datetime?: string;
}
export interface CheckerElement extends Interactive {
  tag: 'checker';
  checked?: boolean;
  text?: TextSpec;
  checked_style?: { show_strikethrough?: boolean; opacity?: number };
  button_area?: { buttons?: ButtonElement[] };
  padding?: string;
}
export interface OverflowElement extends Interactive {
  tag: 'overflow';
  options?: OptionSpec[];
}
export interface ButtonElement extends Interactive {
  tag: 'button';
  text?: TextSpec;
  type?: string;
  size?: string;
  icon?: IconSpec;
  form_action_type?: string;
}

/** The components that hold a value in a form. */
export type FieldElement = InputElement | SelectElement | MultiSelectElement | PickerElement | CheckerElement;

export type CardElement =
  | DivElement
  | MarkdownElement
  | PlainTextElement
  | HrElement
  | ImageElement
  | PersonElement
  | PersonListElement
  | ChartElement
  | TableElement
  | ColumnSetElement
  | ColumnElement
  | CollapsibleElement
  | InteractiveContainerElement
  | FormElement
  | FieldElement
  | OverflowElement
  | ButtonElement;

export interface Card {
  schema?: string;
  config?: { width_mode?: string; summary?: TextSpec };
  card_link?: { url?: string; pc_url?: string };
  header?: {
    title?: TextSpec;
    subtitle?: TextSpec;
    text_tag_list?: { text?: TextSpec; color?: string }[];
    template?: string;
    icon?: IconSpec;
  };
  body?: Layout & { elements?: CardElement[] };
}
