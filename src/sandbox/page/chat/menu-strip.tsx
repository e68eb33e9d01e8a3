import { useEffect, useState } from 'preact/hooks';
import { api, type Locale, type MenuItem } from '../data/api.ts';
import { resolveText } from '../data/locale.ts';

/** The bot's menu above the composer of its private chat; nothing when the sandbox offers none. */
export function MenuStrip({ as, locale }: { as: string; locale: Locale }) {
  const [items, setItems] = useState<MenuItem[]>([]);
  useEffect(() => {
    let gone = false;
    void api.menu().then(
      (menu) => !gone && setItems(Array.isArray(menu) ? menu : menu.items),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  if (items.length === 0) return null;
  const nameOf = ({ name }: MenuItem) =>
    typeof name === 'string' ? name : resolveText(name.default, name, locale);
  const tap = (key: string | undefined) => key && void api.tapMenu(as, key).catch(() => undefined);
  return (
    <nav class="menu-strip" data-testid="bot-menu">
      {items.map((item, index) =>
        item.children?.length ? (
          <details key={index} class="overflow">
            <summary>{nameOf(item)}</summary>
            <div class="menu up">
              {item.children.map((child, at) => (
                <button
                  type="button"
                  key={at}
                  data-event={child.event_key}
                  onClick={() => tap(child.event_key)}
                >
                  {nameOf(child)}
                </button>
              ))}
            </div>
          </details>
        ) : (
          <button type="button" key={index} data-event={item.event_key} onClick={() => tap(item.event_key)}>
            {nameOf(item)}
          </button>
        ),
      )}
    </nav>
  );
}
