import type { z } from 'zod';
import { containerSchemas, rootSchema } from './containers.ts';
import { displaySchemas } from './display.ts';
import { interactiveSchemas } from './interactive.ts';

const schemas: Record<string, z.ZodType> = { ...containerSchemas, ...displaySchemas, ...interactiveSchemas };
const maxElements = 200;
const maxTables = 5;
const maxDepth = 5;
const maxBytes = 30 * 1024;

type Element = Record<string, unknown> & { tag: string };

interface Walk {
  elementIds: Set<string>;
  names: Set<string>;
  tables: number;
}

interface Place {
  path: string;
  depth: number;
  form?: { submit: boolean };
}

/**
 * Checks a card of JSON 2.0 as the platform does. Answers undefined for a good card, otherwise one sentence with the place:
 * properties nobody knows, at most 200 components and 30 KB, forms, tables, unique names and ids, depth
 * (https://open.feishu.cn/document/feishu-cards/card-json-v2-structure).
 */
export function refuseCard(card: unknown): string | undefined {
  const root = rootSchema.safeParse(card);
  if (!root.success) return told('card', root.error);
  if (Buffer.byteLength(JSON.stringify(card)) > maxBytes) return 'the card is larger than 30 KB';
  const count = countElements(card);
  if (count > maxElements) return `element exceeds the limit: ${count} of ${maxElements}`;
  const walk: Walk = { elementIds: new Set(), names: new Set(), tables: 0 };
  return checkAll(walk, root.data.body?.elements ?? [], { path: 'body.elements', depth: 0 });
}

/** Every object with a `tag` is an element to the platform, texts and icons too. */
function countElements(value: unknown, key = ''): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countElements(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  if (key === 'chart_spec' || key === 'rows' || key === 'value') return 0;
  const own = typeof (value as { tag?: unknown }).tag === 'string' ? 1 : 0;
  return Object.entries(value).reduce((sum, [name, one]) => sum + countElements(one, name), own);
}

function checkAll(walk: Walk, elements: Element[], place: Place): string | undefined {
  for (const [index, element] of elements.entries()) {
    const reason = check(walk, element, { ...place, path: `${place.path}[${index}]` });
    if (reason) return reason;
  }
  return undefined;
}

function check(walk: Walk, element: Element, place: Place): string | undefined {
  const { path } = place;
  const schema = schemas[element.tag];
  if (!schema) return `${path}: unsupported tag "${element.tag}"`;
  const parsed = schema.safeParse(element);
  if (!parsed.success) return told(`${path} (${element.tag})`, parsed.error);
  return (
    checkId(walk, element, path) ??
    checkWhere(walk, element, place) ??
    checkName(walk, element, place) ??
    checkInside(walk, element, place)
  );
}

function checkId(walk: Walk, element: Element, path: string): string | undefined {
  const id = element.element_id;
  if (typeof id !== 'string') return undefined;
  if (walk.elementIds.has(id)) return `${path}: element_id "${id}" is used twice`;
  walk.elementIds.add(id);
  return undefined;
}

function checkWhere(walk: Walk, element: Element, place: Place): string | undefined {
  const { path, depth, form } = place;
  if (element.tag === 'table') {
    if (depth > 0) return `${path}: table must stand at the root`;
    walk.tables += 1;
    if (walk.tables > maxTables) return `card table number over limit: ${maxTables}`;
  }
  if (element.tag === 'form' && depth > 0) return `${path}: form must stand at the root`;
  if (element.tag === 'multi_select_static' && !form)
    return `${path}: multi_select_static must stand in a form`;
  if (element.tag === 'multi_select_person' && !form)
    return `${path}: multi_select_person must stand in a form`;
  if (element.tag === 'column' && !path.includes('.columns['))
    return `${path}: column must stand in a column_set`;
  return undefined;
}

function checkName(walk: Walk, element: Element, place: Place): string | undefined {
  const { path, form } = place;
  const name = element.name;
  const needsName =
    element.tag === 'form' || (form && element.tag in interactiveSchemas && element.tag !== 'overflow');
  if (needsName && typeof name !== 'string') return `${path} (${element.tag}): name is required`;
  if (element.tag === 'button' && typeof element.form_action_type === 'string') {
    if (!form) return `${path}: form_action_type outside a form`;
    if (element.form_action_type === 'submit') form.submit = true;
  }
  if (typeof name !== 'string') return undefined;
  if (walk.names.has(name)) return `${path}: name "${name}" is used twice`;
  walk.names.add(name);
  return undefined;
}

function checkInside(walk: Walk, element: Element, place: Place): string | undefined {
  if (!(element.tag in containerSchemas)) return undefined;
  // A column belongs to its column_set: the two are one level.
  const depth = element.tag === 'column' ? place.depth : place.depth + 1;
  if (depth > maxDepth) return `${place.path}: containers nest deeper than ${maxDepth} levels`;
  const form = element.tag === 'form' ? { submit: false } : place.form;
  const inner: Place = { path: place.path, depth, ...(form ? { form } : {}) };
  const columns = (element.columns ?? []) as Element[];
  const stray = columns.findIndex(({ tag }) => tag !== 'column');
  if (stray >= 0) return `${place.path}.columns[${stray}]: only column may stand here`;
  const reason =
    checkAll(walk, columns, { ...inner, path: `${place.path}.columns` }) ??
    checkAll(walk, (element.elements ?? []) as Element[], { ...inner, path: `${place.path}.elements` });
  if (reason) return reason;
  if (element.tag === 'form' && !form?.submit)
    return `${place.path}: a form needs a button of form_action_type submit`;
  return undefined;
}

function told(where: string, error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return `${where}: invalid`;
  const at = issue.path.length > 0 ? `${where}.${issue.path.join('.')}` : where;
  if (issue.code === 'unrecognized_keys') return `${at}: unknown property ${issue.keys.join(', ')}`;
  return `${at}: ${issue.message}`;
}
