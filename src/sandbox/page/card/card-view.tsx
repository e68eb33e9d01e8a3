import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import type { CardAction, Locale, ToastType } from '../data/api.ts';
import { useConfirm } from '../parts/confirm.tsx';
import type { Words } from '../words.ts';
import { CardContext, type CardEnv, useText } from './context.ts';
import { Elements } from './element.tsx';
import { CardIcon } from './icon.tsx';
import { toneOf } from './look.ts';
import { safeHref } from './markdown-inline.ts';
import type { Card } from './types.ts';

export interface CardViewProps {
  card: Card;
  /** Grows with each change of the message. */
  rev: number;
  locale: Locale;
  words: Words;
  nameOf: (openId: string) => string | undefined;
  people: readonly { open_id: string; name: string }[];
  /** Reports a gesture and shows its toast; answers whether it was accepted. */
  report: (action: CardAction) => Promise<boolean>;
  toast: (type: ToastType, content: string) => void;
}

/**
 * One interactive card. What the viewer typed outlives changes made by others and refusals; it is forgotten with the
 * revision that follows an accepted gesture of theirs.
 */
export function CardView(props: CardViewProps) {
  const [busy, setBusy] = useState(false);
  const { report, locale, words, nameOf, people, toast } = props;
  const { ask, dialog } = useConfirm(locale, words);
  const { generation, begin } = useGeneration(props.rev);
  const act = useCallback(
    async (action: CardAction) => {
      const accept = begin();
      setBusy(true);
      try {
        const accepted = await report(action);
        if (accepted) accept();
        return accepted;
      } finally {
        setBusy(false);
      }
    },
    [report, begin],
  );
  const env: CardEnv = { locale, words, nameOf, people, toast, busy, generation, ask, act };
  return (
    <CardContext.Provider value={env}>
      <Guarded words={words}>
        <CardBody card={props.card} />
      </Guarded>
      {dialog}
    </CardContext.Provider>
  );
}

/**
 * Counts the replacements of a card that answer the viewer's own gestures. `begin` marks the start of one and gives
 * the function to call when it was accepted; the new revision may come before or after that.
 */
function useGeneration(rev: number): { generation: number; begin: () => () => void } {
  const [generation, setGeneration] = useState(0);
  const latest = useRef(rev);
  const isAwaited = useRef(false);
  latest.current = rev;
  // Runs once for each revision.
  useEffect(() => {
    if (!isAwaited.current) return;
    isAwaited.current = false;
    setGeneration((before) => before + 1);
  }, [rev]);
  const begin = useCallback(() => {
    const revAtStart = latest.current;
    return () => {
      if (latest.current > revAtStart) setGeneration((before) => before + 1);
      else isAwaited.current = true;
    };
  }, []);
  return { generation, begin };
}

function Guarded({ children, words }: { children: ComponentChildren; words: Words }) {
  const [error] = useErrorBoundary();
  if (error) return <div class="unsupported">{words.brokenCard}</div>;
  return <>{children}</>;
}

function CardBody({ card }: { card: Card }) {
  const { header, body } = card;
  const href = safeHref(card.card_link?.pc_url || card.card_link?.url || '');
  return (
    <article class={`card width-${card.config?.width_mode ?? 'default'}`}>
      {header && <CardHeader header={header} />}
      <Elements elements={body?.elements} layout={{ ...body, padding: body?.padding ?? '12px' }} />
      {href && (
        <a class="card-link" href={href} target="_blank" rel="noreferrer noopener">
          {href}
        </a>
      )}
    </article>
  );
}

function CardHeader({ header }: { header: NonNullable<Card['header']> }) {
  const text = useText();
  const subtitle = text(header.subtitle);
  return (
    <header class={`card-header head-${toneOf(header.template) ?? 'default'}`}>
      <div class="card-title">
        {header.icon && <CardIcon icon={header.icon} />}
        <h3>{text(header.title)}</h3>
        {header.text_tag_list?.map((tag, index) => (
          <span key={index} class={`text-tag tone-${toneOf(tag.color) ?? 'blue'}`}>
            {text(tag.text)}
          </span>
        ))}
      </div>
      {subtitle && <p class="card-subtitle">{subtitle}</p>}
    </header>
  );
}
