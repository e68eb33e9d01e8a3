import { Avatar } from '../parts/avatar.tsx';
import type { Words } from '../words.ts';
import type { Candidate } from './composer.tsx';

export function MentionPicker(props: {
  candidates: readonly Candidate[];
  onPick: (candidate: Candidate) => void;
  words: Words;
}) {
  return (
    <div class="mention-picker" role="listbox" aria-label={props.words.mention}>
      {props.candidates.map((candidate) => (
        <button
          type="button"
          role="option"
          aria-selected="false"
          key={candidate.id}
          data-testid={`mention-${candidate.id}`}
          onClick={() => props.onPick(candidate)}
        >
          <Avatar name={candidate.name} size={24} bot={candidate.id === 'bot'} />
          {candidate.name}
          {candidate.id === 'bot' && <span class="text-tag tone-yellow">{props.words.bot}</span>}
        </button>
      ))}
    </div>
  );
}
