import type { CardAction } from './actions.ts';
import { everyLocale, type Locale, type Words } from './words/index.ts';

/**
 * The few pieces cards are made of (Card JSON 2.0, at most 200 elements and 30 KB a card). Every text carries all
 * languages, and the client shows the viewer's own; what people wrote goes into plain_text only, where the
 * platform reads no markup.
 */
export type Element = { tag: string; [property: string]: unknown };
export interface Card {
  schema: '2.0';
  config: Record<string, unknown>;
  header: Record<string, unknown>;
  body: { elements: Element[]; [property: string]: unknown };
}
/** Words in every language, or a text that is the same in all. */
export type Say = ((w: Words) => string) | string;

const platformLocales: Record<Locale, readonly string[]> = {
  'zh-cn': ['zh_cn'],
  'zh-tw': ['zh_tw', 'zh_hk'],
  en: ['en_us'],
};

function spoken(say: Say): { content: string; i18n_content?: Record<string, string> } {
  if (typeof say === 'string') return { content: say };
  const said = everyLocale(say);
  const content = said['zh-cn'];
  if (Object.values(said).every((text) => text === content)) return { content };
  const tagged = (Object.keys(platformLocales) as Locale[]).flatMap((locale) =>
    platformLocales[locale].map((tag) => [tag, said[locale]]),
  );
  return { content, i18n_content: Object.fromEntries(tagged) };
}

const words = (say: Say, look: Record<string, unknown> = {}) => ({
  tag: 'plain_text',
  ...spoken(say),
  ...look,
});

export type Colour = 'blue' | 'turquoise' | 'green' | 'orange' | 'red' | 'violet' | 'indigo' | 'grey';

/**
 * @param forward true only for what the whole organisation may read; private matter can't be forwarded
 *   (specification, section 6), and a forwarded card never takes presses
 */
export function card(of: {
  title: Say;
  subtitle?: Say;
  colour?: Colour;
  tags?: { text: Say; colour: string }[];
  forward?: boolean;
  elements: (Element | Element[] | null)[];
}): Card {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: of.forward ?? false, enable_forward_interaction: false },
    header: {
      title: words(of.title),
      ...(of.subtitle ? { subtitle: words(of.subtitle) } : {}),
      ...(of.tags?.length
        ? { text_tag_list: of.tags.map((t) => ({ tag: 'text_tag', text: words(t.text), color: t.colour })) }
        : {}),
      template: of.colour ?? 'blue',
    },
    body: { vertical_spacing: '8px', elements: of.elements.flat().filter((e): e is Element => e !== null) },
  };
}

/** A paragraph of ours; names of people and units may stand in it, for plain_text reads no markup. */
export function text(say: Say): Element {
  return { tag: 'div', text: words(say) };
}

/** A line that heads a part of the card. */
export function heading(say: Say): Element {
  return { tag: 'div', text: words(say, { text_size: 'heading' }), margin: '4px 0px 0px 0px' };
}

/** Small grey print. */
export function note(say: Say): Element {
  return { tag: 'div', text: words(say, { text_size: 'notation', text_color: 'grey' }) };
}

/** A text as somebody wrote it. */
export function plain(value: string): Element {
  return { tag: 'div', text: words(value) };
}

export const hr: Element = { tag: 'hr' };

export interface Button {
  label: Say;
  press: CardAction;
  style?: 'default' | 'primary' | 'danger' | 'text';
  confirm?: { title: Say; text: Say };
  disabled?: boolean;
}

export function button(of: Button): Element {
  return {
    tag: 'button',
    text: words(of.label),
    type: of.style === 'primary' ? 'primary_filled' : (of.style ?? 'default'),
    ...(of.disabled ? { disabled: true } : {}),
    ...(of.confirm ? { confirm: { title: words(of.confirm.title), text: words(of.confirm.text) } } : {}),
    behaviors: [{ type: 'callback', value: { ...of.press } }],
  };
}

/** Buttons side by side, wrapping on a narrow screen. */
export function buttons(...list: (Button | null)[]): Element {
  const shown = list.filter((b): b is Button => b !== null);
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: '8px',
    columns: shown.map((b) => ({ tag: 'column', width: 'auto', elements: [button(b)] })),
  };
}

/** A button that opens an address in the browser. */
export function linkButton(of: { label: Say; url: string }): Element {
  return {
    tag: 'button',
    text: words(of.label),
    type: 'default',
    behaviors: [{ type: 'open_url', default_url: of.url }],
  };
}

/** Two halves side by side, on a phone too. */
export function sideBySide(left: Element[], right: Element[]): Element {
  return {
    tag: 'column_set',
    flex_mode: 'bisect',
    horizontal_spacing: '8px',
    columns: [left, right].map((elements) => ({
      tag: 'column',
      width: 'weighted',
      weight: 1,
      vertical_align: 'top',
      elements,
    })),
  };
}

/** A form whose one button submits it; its name and its button's name are the action. */
export function form(of: {
  submit: { label: Say; press: CardAction; confirm?: { title: Say; text: Say } };
  elements: Element[];
}): Element {
  const { action } = of.submit.press;
  return {
    tag: 'form',
    name: `${action}-form`,
    elements: [
      ...of.elements,
      { ...button({ ...of.submit, style: 'primary' }), name: action, form_action_type: 'submit' },
    ],
  };
}

/** @param value what was typed before, kept when a form is refused */
export function input(of: {
  name: string;
  label: Say;
  placeholder?: Say;
  value?: string | undefined;
  most?: number;
  rows?: number;
  required?: boolean;
}): Element {
  return {
    tag: 'input',
    name: of.name,
    label: words(of.label),
    label_position: 'top',
    required: of.required ?? true,
    width: 'fill',
    max_length: of.most ?? 1000,
    ...(of.placeholder ? { placeholder: words(of.placeholder) } : {}),
    ...(of.value === undefined ? {} : { default_value: of.value }),
    ...(of.rows ? { input_type: 'multiline_text', rows: of.rows } : {}),
  };
}

/** The line above a field that has no label of its own, close to it. */
function label(say: Say): Element {
  return { ...text(say), margin: '0px 0px -8px 0px' };
}

/** @returns the label's line and the select below it */
export function select(of: {
  name: string;
  label: Say;
  placeholder: Say;
  options: { text: Say; value: string }[];
  value?: string | undefined;
  required?: boolean;
}): Element[] {
  return [
    label(of.label),
    {
      tag: 'select_static',
      name: of.name,
      required: of.required ?? true,
      width: 'fill',
      placeholder: words(of.placeholder),
      options: of.options.map((o) => ({ text: words(o.text), value: o.value })),
      ...(of.value === undefined ? {} : { initial_option: of.value }),
    },
  ];
}

/** @returns the label's line and the select of several below it */
export function multiSelect(of: {
  name: string;
  label: Say;
  placeholder: Say;
  options: { text: Say; value: string }[];
  value?: readonly string[] | undefined;
  required?: boolean;
}): Element[] {
  return [
    label(of.label),
    {
      tag: 'multi_select_static',
      name: of.name,
      required: of.required ?? true,
      width: 'fill',
      placeholder: words(of.placeholder),
      options: of.options.map((o) => ({ text: words(o.text), value: o.value })),
      ...(of.value?.length ? { selected_values: [...of.value] } : {}),
    },
  ];
}

/** @param value a day, 'YYYY-MM-DD' */
export function datePicker(of: {
  name: string;
  label: Say;
  value?: string | undefined;
  required?: boolean;
}): Element[] {
  return [
    label(of.label),
    {
      tag: 'date_picker',
      name: of.name,
      required: of.required ?? true,
      width: 'fill',
      ...(of.value === undefined ? {} : { initial_date: of.value }),
    },
  ];
}

/**
 * Cells are plain text. Column titles and cells have no per-language form on the platform, so titles are
 * written in both languages and cells hold names and figures only.
 */
export function table(of: {
  columns: { name: string; title: string; wide?: boolean }[];
  rows: Record<string, string>[];
}): Element {
  return {
    tag: 'table',
    page_size: Math.max(1, Math.min(10, of.rows.length)),
    row_height: 'low',
    header_style: { bold: true, background_style: 'grey', lines: 1 },
    columns: of.columns.map((c) => ({
      name: c.name,
      display_name: c.title,
      data_type: 'text',
      width: c.wide ? '50%' : 'auto',
    })),
    rows: of.rows,
  };
}

/** @param spec a VChart specification of plain JSON (no functions) */
export function chart(spec: Record<string, unknown>, heightPx: number): Element {
  return { tag: 'chart', chart_spec: { ...spec, media: [] }, height: `${heightPx}px`, preview: false };
}

/** A part that folds. */
export function panel(of: { title: Say; open?: boolean; elements: Element[] }): Element {
  return {
    tag: 'collapsible_panel',
    expanded: of.open ?? false,
    header: { title: words(of.title), background_color: 'grey', padding: '4px 8px' },
    border: { color: 'grey', corner_radius: '6px' },
    vertical_spacing: '8px',
    padding: '8px',
    elements: of.elements,
  };
}

export type ToastType = 'info' | 'success' | 'warning' | 'error';

/** What the client shows for a moment after a press, in the viewer's language. */
export function toast(type: ToastType, say: Say): { toast: Record<string, unknown> } {
  const { content, i18n_content } = spoken(say);
  return { toast: { type, content, ...(i18n_content ? { i18n: i18n_content } : {}) } };
}

/** The card in the one language somebody chose with /lang; null leaves the choice to each viewer's client. */
export function inLanguage<T>(value: T, locale: Locale | null): T {
  if (locale === null) return value;
  const tag = platformLocales[locale][0] ?? 'zh_cn';
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strip);
    if (node === null || typeof node !== 'object') return node;
    const { i18n_content: local, i18n, ...rest } = node as Record<string, unknown>;
    const chosen = (local ?? i18n) as Record<string, string> | undefined;
    const stripped = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, strip(inner)]));
    return chosen?.[tag] === undefined ? stripped : { ...stripped, content: chosen[tag] };
  };
  return strip(value) as T;
}
