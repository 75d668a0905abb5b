import { usesSetting } from '../../../core/losses.ts';
import type { LossName, Similarity } from '../../../core/settings.ts';
import './formula.css';
import { FORMULAS } from './formulas.tsx';

export interface FormulaProps {
  readonly loss: LossName;
  readonly similarity: Similarity;
}

const SIMILARITY_WORDS: Readonly<Record<Similarity, string>> = {
  cosine: 'cosine: how far two z point the same way, from −1 to 1.',
  dot: 'dot product: like cosine, but long vectors count more.',
};

/** Where a loss goes by distances, these are the vectors that they are measured between. */
const VECTOR_WORDS: Readonly<Record<Similarity, string>> = {
  cosine: 'the projection of a view, brought to length 1: distances lie between 0 and 2.',
  dot: 'the projection of a view as it is, of any length.',
};

/** The loss of one view, as in its paper; the pair in the accent, the crowd beneath it. */
export function Formula({ loss, similarity }: FormulaProps) {
  const { lines, spoken, legend } = FORMULAS[loss];
  const tempered = usesSetting(loss, 'temperature');
  const entries: typeof legend = [
    ...legend,
    tempered ? ['s', SIMILARITY_WORDS[similarity]] : ['z', VECTOR_WORDS[similarity]],
    ...(tempered ? [['τ', 'temperature: the lower, the more the nearest strangers decide.'] as const] : []),
  ];
  return (
    <div className="formula">
      <div role="math" aria-label={spoken}>
        {lines.map((line, at) => (
          <div key={at} className="formula__main">
            {line}
          </div>
        ))}
      </div>
      <dl className="formula__legend">
        {entries.map(([term, words, isPair]) => (
          <div key={term}>
            <dt className={isPair && 'formula__pair'}>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
