import type { ComponentChildren } from 'preact';
import { useCard } from './context.ts';
import { widthOf } from './look.ts';
import type { FieldElement } from './types.ts';

/** What stands around every field: its width, its mark when it was left empty, its tips when it is off. */
export function FieldFrame(props: {
  element: FieldElement;
  refused: boolean;
  tips: string;
  children: ComponentChildren;
}) {
  const { words } = useCard();
  return (
    <div
      class={`card-field${props.refused ? ' refused' : ''}`}
      style={{ width: widthOf(props.element.width) }}
      title={props.element.disabled && props.tips ? props.tips : undefined}
    >
      {props.children}
      {props.refused && (
        <span class="field-error" role="alert">
          {words.requiredField}
        </span>
      )}
    </div>
  );
}
