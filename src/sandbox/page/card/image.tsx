import { useState } from 'preact/hooks';
import { api } from '../data/api.ts';
import { Glyph } from '../parts/glyph.tsx';
import { useCard, useText } from './context.ts';
import type { ImageElement } from './types.ts';

/** An uploaded picture; a quiet box with its name when it cannot be fetched. */
export function Picture({ imageKey, alt }: { imageKey: string; alt: string }) {
  const [missing, setMissing] = useState(false);
  const { words } = useCard();
  if (missing)
    return (
      <span class="picture-missing">
        <Glyph name="picture" /> {alt || words.image}
      </span>
    );
  return <img class="picture" src={api.resourceUrl(imageKey)} alt={alt} onError={() => setMissing(true)} />;
}

export function CardImage({ element }: { element: ImageElement }) {
  const text = useText();
  const title = text(element.title);
  return (
    <figure class="card-image" style={{ borderRadius: element.corner_radius }}>
      <Picture imageKey={element.img_key ?? ''} alt={text(element.alt)} />
      {title && <figcaption>{title}</figcaption>}
    </figure>
  );
}
