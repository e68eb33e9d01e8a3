import { useText } from './context.ts';
import { CardIcon } from './icon.tsx';
import { inkOf, sizeOf } from './look.ts';
import { InlineMarkdown, Markdown } from './markdown-view.tsx';
import type { DivElement, MarkdownElement, TextSpec } from './types.ts';

/** A text object: plain text, or the markdown its tag says. */
export function CardText({ spec }: { spec: TextSpec | undefined }) {
  const text = useText();
  if (!spec) return null;
  const content = text(spec);
  const style = {
    fontSize: sizeOf(spec.text_size),
    color: spec.tag === 'plain_text' || !spec.tag ? inkOf(spec.text_color) : undefined,
    textAlign: spec.text_align,
    WebkitLineClamp: spec.lines,
  };
  const tone = spec.text_size === 'notation' && !spec.text_color ? ' muted' : '';
  return (
    <div class={`card-text${tone}${spec.lines ? ' clamped' : ''}`} style={style}>
      {spec.tag === 'markdown' ? (
        <Markdown source={content} />
      ) : spec.tag === 'lark_md' ? (
        <InlineMarkdown source={content} />
      ) : (
        content
      )}
    </div>
  );
}

export function Div({ element }: { element: DivElement }) {
  return (
    <div class="card-div">
      {element.icon && <CardIcon icon={element.icon} />}
      <div class="grow">
        <CardText spec={element.text} />
        {element.fields && (
          <div class="card-fields">
            {element.fields.map((field, index) => (
              <div key={index} class={field.is_short ? 'short' : 'long'}>
                <CardText spec={field.text} />
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

export function MarkdownText({ element }: { element: MarkdownElement }) {
  return (
    <div class="card-div">
      {element.icon && <CardIcon icon={element.icon} />}
      <div class="grow">
        <CardText spec={{ ...element, tag: 'markdown' }} />
      </div>
    </div>
  );
}
