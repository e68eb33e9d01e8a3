import { type Button, buttons, type Element, note } from './kit.ts';

/** Page by page through a long text; none when there is one. */
export function pageButtons(page: number, pages: number, press: (to: number) => Button['press']): Element[] {
  if (pages <= 1) return [];
  return [
    note((w) => w.page(page, pages)),
    buttons(
      page > 1 ? { label: (w) => w.earlier, press: press(page - 1) } : null,
      page < pages ? { label: (w) => w.later, press: press(page + 1) } : null,
    ),
  ];
}
