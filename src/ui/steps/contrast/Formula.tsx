import { usesSetting } from '../../../core/losses.ts';
import { message, type Message } from '../../../core/message.ts';
import type { LossName, Similarity } from '../../../core/settings.ts';
import { say } from '../../language/t.ts';
import './formula.css';
import { FORMULAS } from './formulas.tsx';

export interface FormulaProps {
  readonly loss: LossName;
  readonly similarity: Similarity;
}

const SIMILARITY: Readonly<Record<Similarity, Message>> = {
  cosine: message('cosine: how far two z point the same way, from −1 to 1.'),
  dot: message('dot product: like cosine, but long vectors count more.'),
};

/** Where a loss goes by distances, these are the vectors that they are measured between. */
const VECTORS: Readonly<Record<Similarity, Message>> = {
  cosine: message('the projection of a view, brought to length 1: distances lie between 0 and 2.'),
  dot: message('the projection of a view as it is, of any length.'),
};
const TEMPERATURE = message('temperature: the lower, the more the nearest strangers decide.');

/** The loss of one view, as in its paper; the pair in the accent, the crowd beneath it. */
export function Formula({ loss, similarity }: FormulaProps) {
  const { lines, spoken, legend } = FORMULAS[loss];
  const tempered = usesSetting(loss, 'temperature');
  const entries: typeof legend = [
    ...legend,
    tempered ? ['s', SIMILARITY[similarity]] : ['z', VECTORS[similarity]],
    ...(tempered ? [['τ', TEMPERATURE] as const] : []),
  ];
  return (
    <div className="formula">
      <div role="math" aria-label={say(spoken)}>
        {lines.map((line, at) => (
          <div key={at} className="formula__main">
            {line}
          </div>
        ))}
      </div>
      <dl className="formula__legend">
        {entries.map(([term, words, isPair]) => (
          <div key={words.text}>
            <dt className={isPair && 'formula__pair'}>{typeof term === 'string' ? term : say(term)}</dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
