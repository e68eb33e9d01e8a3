import type { JSX } from 'preact';
import { CardButton } from './button.tsx';
import { ChartBox } from './chart.tsx';
import { CardChecker } from './checker.tsx';
import { useCard } from './context.ts';
import { CardForm } from './form.tsx';
import { CardImage } from './image.tsx';
import { CardInput } from './input.tsx';
import { CollapsiblePanel, Column, ColumnSet, InteractiveContainer } from './layout.tsx';
import { flexOf, spaceOf } from './look.ts';
import { CardOverflow } from './overflow.tsx';
import { CardPeople } from './people.tsx';
import { CardPicker } from './picker.tsx';
import { CardMultiSelect, CardSelect } from './select.tsx';
import { CardTable } from './table.tsx';
import { CardText, Div, MarkdownText } from './text.tsx';
import type { CardElement } from './types.ts';

/** How a container sets its components. */
export interface LayoutSpec {
  direction?: string | undefined;
  padding?: string | undefined;
  horizontal_spacing?: string | undefined;
  vertical_spacing?: string | undefined;
  horizontal_align?: string | undefined;
  vertical_align?: string | undefined;
}

/** Components one under the other, or side by side when the container says horizontal. */
export function Elements({ elements, layout }: { elements: CardElement[] | undefined; layout: LayoutSpec }) {
  const across = layout.direction === 'horizontal';
  const down = layout.horizontal_align;
  return (
    <div
      class={`elements ${across ? 'across' : 'down'}`}
      style={{
        padding: layout.padding,
        gap: `${spaceOf(layout.vertical_spacing, '8px')} ${spaceOf(layout.horizontal_spacing, '8px')}`,
        justifyContent: across ? flexOf(layout.horizontal_align) : undefined,
        alignItems: across
          ? flexOf(layout.vertical_align)
          : down && down !== 'left'
            ? flexOf(down)
            : undefined,
      }}
    >
      {elements?.map((element, index) => (
        <Placed key={keyOf(element, index)} element={element} />
      ))}
    </div>
  );
}

/** A component that names itself keeps its state while others come and go around it. */
const keyOf = (element: CardElement, index: number) =>
  element.element_id ?? ('name' in element && element.name ? `name:${element.name}` : index);

function Placed({ element }: { element: CardElement }) {
  const drawn = <Component element={element} />;
  if (element.tag === 'column' || !element.margin) return drawn;
  return (
    <div class="placed" style={{ margin: element.margin }}>
      {drawn}
    </div>
  );
}

function Component({ element }: { element: CardElement }): JSX.Element {
  switch (element.tag) {
    case 'div':
      return <Div element={element} />;
    case 'markdown':
      return <MarkdownText element={element} />;
    case 'plain_text':
      return <CardText spec={element} />;
    case 'hr':
      return <hr class="card-hr" />;
    case 'img':
      return <CardImage element={element} />;
    case 'person':
      return (
        <CardPeople
          ids={[element.user_id]}
          size={element.size}
          showAvatar={element.show_avatar}
          showName={element.show_name}
        />
      );
    case 'person_list':
      return (
        <CardPeople
          ids={(element.persons ?? []).map((person) => person.id)}
          size={element.size}
          showAvatar={element.show_avatar}
          showName={element.show_name}
        />
      );
    case 'chart':
      return <ChartBox element={element} />;
    case 'table':
      return <CardTable element={element} />;
    case 'column_set':
      return <ColumnSet element={element} />;
    case 'column':
      return <Column element={element} />;
    case 'collapsible_panel':
      return <CollapsiblePanel element={element} />;
    case 'interactive_container':
      return <InteractiveContainer element={element} />;
    case 'form':
      return <CardForm element={element} />;
    case 'input':
      return <CardInput element={element} />;
    case 'select_static':
    case 'select_person':
      return <CardSelect element={element} />;
    case 'multi_select_static':
    case 'multi_select_person':
      return <CardMultiSelect element={element} />;
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return <CardPicker element={element} />;
    case 'checker':
      return <CardChecker element={element} />;
    case 'overflow':
      return <CardOverflow element={element} />;
    case 'button':
      return <CardButton element={element} />;
    default:
      return <Unsupported tag={(element as { tag: string }).tag} />;
  }
}

function Unsupported({ tag }: { tag: string }) {
  const { words } = useCard();
  return (
    <div class="unsupported" data-unsupported={tag}>
      {words.unsupported(tag)}
    </div>
  );
}
