/** Card JSON's words for sizes, spaces and colours as CSS. */

const tones = new Set([
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
]);

/** A colour's name without its shade ("red-500" is red); neutral is grey; an unknown one is null. */
export function toneOf(name: string | undefined): string | null {
  const tone = (name ?? '').split('-')[0] ?? '';
  if (tone === 'neutral') return 'grey';
  return tones.has(tone) ? tone : null;
}

/** A text colour, undefined for the default. */
export function inkOf(name: string | undefined): string | undefined {
  if (!name || name === 'default') return undefined;
  if (/^rgba?\(/.test(name) || name === 'white') return name;
  const tone = toneOf(name);
  return tone ? `var(--ink-${tone})` : undefined;
}

/** A background colour, undefined for transparent. */
export function tintOf(name: string | undefined): string | undefined {
  if (!name || name === 'default' || name === 'none') return undefined;
  if (/^rgba?\(/.test(name) || name === 'white') return name;
  const tone = toneOf(name);
  return tone ? `var(--tint-${tone})` : undefined;
}

const spaces: Record<string, string> = {
  small: '4px',
  medium: '8px',
  default: '8px',
  large: '12px',
  extra_large: '16px',
};

/** A spacing word or a pixel length. */
export const spaceOf = (value: string | undefined, otherwise: string): string =>
  value === undefined ? otherwise : (spaces[value] ?? value);

const sizes: Record<string, string> = {
  'heading-0': '30px',
  'heading-1': '24px',
  'heading-2': '20px',
  'heading-3': '18px',
  'heading-4': '16px',
  heading: '16px',
  normal: '14px',
  notation: '12px',
  'xxxx-large': '30px',
  'xxx-large': '24px',
  'xx-large': '20px',
  'x-large': '18px',
  large: '16px',
  medium: '14px',
  small: '12px',
  'x-small': '10px',
};

/** A text size; an unknown word is the normal one, as in the client. */
export const sizeOf = (name: string | undefined): string | undefined =>
  name ? (sizes[name] ?? '14px') : undefined;

const flexWords: Record<string, string> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};

export const flexOf = (align: string | undefined): string | undefined =>
  align ? flexWords[align] : undefined;

/** A component's width: "fill" or a pixel length; undefined leaves it to the page. */
export function widthOf(width: string | undefined): string | undefined {
  if (width === 'fill') return '100%';
  return width && /^\d+px$/.test(width) ? width : undefined;
}
