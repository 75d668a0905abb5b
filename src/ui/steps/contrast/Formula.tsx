import type { LossName, Similarity } from '../../../core/settings.ts';
import './formula.css';

export interface FormulaProps {
  readonly loss: LossName;
  readonly similarity: Similarity;
}

/** The loss of one view, as in its paper; the pair in the accent, the crowd beneath it. */
export function Formula({ loss, similarity }: FormulaProps) {
  const excluded = loss === 'nt-xent' ? 'k ≠ i' : 'k ≠ i, j';
  const spoken =
    'The loss of view i is minus the logarithm of a fraction. Above: the exponential of the similarity of z i ' +
    `and z j over tau. Below: the sum of the same over all other views k${loss === 'dcl' ? ' but j' : ''}.`;
  return (
    <div className="formula">
      <div className="formula__main" role="math" aria-label={spoken}>
        <span>
          <Var name="ℓ" of="i" /> = −log
        </span>
        <span className="formula__fraction">
          <span className="formula__pair">
            <Term other="j" />
          </span>
          <span className="formula__crowd">
            <span className="formula__sum">
              Σ<small>{excluded}</small>
            </span>
            <Term other="k" />
          </span>
        </span>
      </div>
      <dl className="formula__legend">
        <div>
          <dt className="formula__pair">above</dt>
          <dd>the pair: view i and its other half j. Larger is better.</dd>
        </div>
        <div>
          <dt>below</dt>
          <dd>
            {loss === 'nt-xent'
              ? 'everyone in the batch but i itself: the strangers, and j.'
              : 'the strangers alone: DCL leaves j out, so that the pair does not compete with itself.'}
          </dd>
        </div>
        <div>
          <dt>s</dt>
          <dd>
            {similarity === 'cosine'
              ? 'cosine: how far two z point the same way, from −1 to 1.'
              : 'dot product: like cosine, but long vectors count more.'}
          </dd>
        </div>
        <div>
          <dt>τ</dt>
          <dd>temperature: the lower, the more the nearest strangers decide.</dd>
        </div>
      </dl>
    </div>
  );
}

function Term({ other }: { readonly other: string }) {
  return (
    <span className="formula__term">
      exp(s(
      <Var name="z" of="i" />, <Var name="z" of={other} />
      )/<i>τ</i>)
    </span>
  );
}

function Var({ name, of }: { readonly name: string; readonly of: string }) {
  return (
    <i>
      {name}
      <sub>{of}</sub>
    </i>
  );
}
