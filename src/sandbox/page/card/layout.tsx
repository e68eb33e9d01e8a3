import type { JSX } from 'preact';
import { openUrl } from './button.tsx';
import { useCard, useText } from './context.ts';
import { Elements } from './element.tsx';
import { CardIcon } from './icon.tsx';
import { flexOf, spaceOf, tintOf, widthOf } from './look.ts';
import { CardText } from './text.tsx';
import type {
  CollapsibleElement,
  ColumnElement,
  ColumnSetElement,
  InteractiveContainerElement,
} from './types.ts';
import { actionName, callbackValue } from './use-field.ts';

/** Flex and alignment as variables, so that a phone's style sheet may set them aside. */
function columnStyle(column: ColumnElement): JSX.CSSProperties {
  const fixed = widthOf(column.width);
  const flex =
    fixed && fixed !== '100%'
      ? `0 1 ${fixed}`
      : column.width === 'auto'
        ? '0 1 auto'
        : `${column.weight ?? 1} 1 0`;
  return {
    '--column-flex': flex,
    '--column-align': flexOf(column.vertical_align) ?? 'flex-start',
    background: tintOf(column.background_style),
    margin: column.margin,
  };
}

export function Column({ element }: { element: ColumnElement }) {
  return (
    <div class="card-column" style={columnStyle(element)}>
      <Elements elements={element.elements} layout={{ ...element, padding: element.padding ?? '0' }} />
    </div>
  );
}

export function ColumnSet({ element }: { element: ColumnSetElement }) {
  return (
    <div
      class={`column-set flex-${element.flex_mode ?? 'none'}`}
      style={{
        gap: spaceOf(element.horizontal_spacing, '8px'),
        justifyContent: flexOf(element.horizontal_align),
        background: tintOf(element.background_style),
      }}
    >
      {element.columns?.map((column, index) => (
        <Column key={index} element={column} />
      ))}
    </div>
  );
}

/** A border's colour; grey is the page's own line. */
const lineOf = (name: string | undefined) =>
  name && !name.startsWith('grey') ? (tintOf(name) ?? 'var(--line)') : 'var(--line)';

export function CollapsiblePanel({ element }: { element: CollapsibleElement }) {
  const { header, border } = element;
  const onLeft = header?.icon_position === 'left';
  return (
    <details
      class="collapsible"
      open={element.expanded ?? false}
      style={{
        background: tintOf(element.background_color),
        border: border ? `1px solid ${lineOf(border.color)}` : undefined,
        borderRadius: border?.corner_radius ?? (border ? '5px' : undefined),
      }}
    >
      <summary
        style={{
          background: tintOf(header?.background_color),
          padding: header?.padding ?? (border ? '6px 10px' : undefined),
        }}
      >
        {onLeft && <span class="chevron">▾</span>}
        {header?.icon && !header.icon.token?.startsWith('down') && <CardIcon icon={header.icon} />}
        <span class="grow">
          <CardText spec={header?.title} />
        </span>
        {!onLeft && <span class="chevron">▾</span>}
      </summary>
      <Elements
        elements={element.elements}
        layout={{ ...element, padding: element.padding ?? (border ? '4px 10px 10px' : '8px 0 0') }}
      />
    </details>
  );
}

export function InteractiveContainer({ element }: { element: InteractiveContainerElement }) {
  const env = useCard();
  const text = useText();
  const off = element.disabled || env.busy;

  const press = async () => {
    if (off) return;
    if (element.confirm && !(await env.ask(element.confirm))) return;
    openUrl(element.behaviors);
    const value = callbackValue(element);
    if (value === undefined) return;
    await env.act({
      tag: 'interactive_container',
      value,
      ...(element.name ? { name: element.name } : {}),
    });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: it holds other components, which a button element may not
    <div
      class="interactive"
      role="button"
      tabIndex={off ? -1 : 0}
      aria-disabled={off}
      title={text(element.disabled ? element.disabled_tips : element.hover_tips) || undefined}
      data-action={actionName(element)}
      style={{
        width: widthOf(element.width),
        background: tintOf(element.background_style),
        borderColor: element.has_border ? lineOf(element.border_color) : 'transparent',
        borderRadius: element.corner_radius,
      }}
      onClick={() => void press()}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' '))
          void press();
      }}
    >
      <Elements elements={element.elements} layout={{ ...element, padding: element.padding ?? '4px 12px' }} />
    </div>
  );
}
