import type { Locale } from '../data/api.ts';
import { resolveText } from '../data/locale.ts';
import type { CardElement, FieldElement } from './types.ts';

/** What a field holds while it is being filled in: dates as the browser's inputs write them, without a zone. */
export type FieldValue = string | string[] | boolean;

const fieldTags = new Set([
  'input',
  'select_static',
  'select_person',
  'multi_select_static',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);

const isField = (element: CardElement): element is FieldElement => fieldTags.has(element.tag);

function childrenOf(element: CardElement): CardElement[] {
  if (element.tag === 'column_set') return element.columns ?? [];
  return 'elements' in element ? (element.elements ?? []) : [];
}

/** Every field under these components, in reading order. */
function fieldsIn(elements: readonly CardElement[]): FieldElement[] {
  return elements.flatMap((element) => (isField(element) ? [element] : fieldsIn(childrenOf(element))));
}

/** What the card itself puts into a field before anybody touches it. */
export function initialValue(field: FieldElement, locale: Locale): FieldValue {
  switch (field.tag) {
    case 'input':
      return resolveText(field.default_value, field.i18n_default_value, locale);
    case 'select_static':
    case 'select_person':
      return field.initial_option ?? field.options?.[(field.initial_index ?? 0) - 1]?.value ?? '';
    case 'multi_select_static':
    case 'multi_select_person':
      return field.selected_values ?? [];
    case 'checker':
      return field.checked ?? false;
    case 'date_picker':
      return (field.initial_date ?? '').slice(0, 10);
    case 'picker_time':
      return (field.initial_time ?? '').slice(0, 5);
    case 'picker_datetime':
      return (field.initial_datetime ?? '').slice(0, 16).replace(' ', 'T');
  }
}

/** A value as the client reports it: dates and times carry the zone (platform page "card-callback-communication"). */
export function reportedValue(field: FieldElement, value: FieldValue): FieldValue {
  if (typeof value !== 'string' || value === '') return value;
  switch (field.tag) {
    case 'date_picker':
    case 'picker_time':
      return `${value} +0800`;
    case 'picker_datetime':
      return `${value.replace('T', ' ')} +0800`;
    default:
      return value;
  }
}

const isEmpty = (value: FieldValue) =>
  typeof value === 'boolean' ? !value : value.length === 0 || (typeof value === 'string' && !value.trim());

/** A multiple choice must be filled in unless it says otherwise; everything else only when it says so. */
const isRequired = (field: FieldElement) =>
  field.required ?? (field.tag === 'multi_select_static' || field.tag === 'multi_select_person');

const isTooLong = (field: FieldElement, value: FieldValue) =>
  field.tag === 'input' && typeof value === 'string' && value.length > (field.max_length ?? 1000);

/**
 * The `form_value` of a form and the names of the fields that keep it from being sent. An empty choice or date is left
 * out of the value, an empty input is sent as an empty string.
 */
export function collectForm(
  elements: readonly CardElement[],
  typed: Readonly<Record<string, FieldValue>>,
  locale: Locale,
): { formValue: Record<string, FieldValue>; refused: string[] } {
  const formValue: Record<string, FieldValue> = {};
  const refused: string[] = [];
  for (const field of fieldsIn(elements)) {
    if (!field.name) continue;
    const value = typed[field.name] ?? initialValue(field, locale);
    if (!field.disabled && ((isRequired(field) && isEmpty(value)) || isTooLong(field, value)))
      refused.push(field.name);
    if (field.tag !== 'input' && value === '') continue;
    formValue[field.name] = reportedValue(field, value);
  }
  return { formValue, refused };
}
