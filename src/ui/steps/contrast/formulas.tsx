import type { ReactNode } from 'react';
import { message, type Message } from '../../../core/message.ts';
import type { LossName } from '../../../core/settings.ts';
import { Told } from '../../language/Told.tsx';

/** How a formula is written, read aloud, and explained. */
export interface FormulaParts {
  /** One after the other, each on a line of its own. The pair is in the accent. */
  readonly lines: readonly ReactNode[];
  readonly spoken: Message;
  /** What its parts mean, besides the similarity and what the settings name. */
  readonly legend: readonly (readonly [term: string | Message, words: Message, isPair?: true])[];
}

const ABOVE = [
  message('above'),
  message('the pair: view i and its other half j. Larger is better.'),
  true,
] as const;
const BELOW = message('below');

export const FORMULAS: Readonly<Record<LossName, FormulaParts>> = {
  'nt-xent': {
    lines: [<Fraction key="" over="k ≠ i" />],
    spoken: message(
      'The loss of view i is minus the logarithm of a fraction. Above: the exponential of the similarity of z i and z j over tau. Below: the sum of the same over all other views k.',
    ),
    legend: [ABOVE, [BELOW, message('everyone in the batch but i itself: the strangers, and j.')]],
  },
  dcl: {
    lines: [<Fraction key="" over="k ≠ i, j" />],
    spoken: message(
      'The loss of view i is minus the logarithm of a fraction. Above: the exponential of the similarity of z i and z j over tau. Below: the sum of the same over all other views k but j.',
    ),
    legend: [
      ABOVE,
      [
        BELOW,
        message('the strangers alone: DCL leaves j out, so that the pair does not compete with itself.'),
      ],
    ],
  },
  'info-nce': {
    lines: [<Fraction key="" over="k" />],
    spoken: message(
      'The loss of view i is minus the logarithm of a fraction. Above: the exponential of the similarity of z i and z j over tau. Below: the sum of the same over all second views k, j among them.',
    ),
    legend: [
      [message('above'), message('the pair: a first view i and its second view j. Larger is better.'), true],
      [BELOW, message('all second views: j, and the strangers’.')],
    ],
  },
  nce: {
    lines: [
      <span key="pair">
        <Loss /> = −log <i>σ</i>
        <span className="formula__pair">
          (<Similarity other="j" />/<i>τ</i>)
        </span>
      </span>,
      <span key="crowd" className="formula__crowd">
        −&nbsp;
        <Sum over="k ≠ i, j" />
        <span>
          log <i>σ</i>(−
          <Similarity other="k" />/<i>τ</i>)
        </span>
      </span>,
    ],
    spoken: message(
      'The loss of view i is minus the log sigmoid of the similarity of z i and z j over tau, minus the sum over all strangers k of the log sigmoid of minus the similarity of z i and z k over tau.',
    ),
    legend: [
      [message('first'), message('the pair, view i and its other half j: to be judged alike.'), true],
      [message('then'), message('every stranger k by itself: to be judged not alike.')],
      ['σ', message('the logistic function, 1/(1 + e⁻ˣ): a similarity as a probability.')],
    ],
  },
  triplet: {
    lines: [
      <span key="">
        <Loss /> = max(0,{' '}
        <span className="formula__pair">
          d(
          <Var name="z" of="i" />, <Var name="z" of="j" />)
        </span>{' '}
        − d(
        <Var name="z" of="i" />, <Var name="z" of="k" />) + <i>m</i>)
      </span>,
    ],
    spoken: message(
      'The loss of view i is the distance of z i and z j, minus the distance of z i and z k, plus the margin m, or zero if that is less.',
    ),
    legend: [
      ['j', message('the other half of view i: to come near.'), true],
      [
        'k',
        message('one stranger: to go off. Random, the nearest (hard), or the nearest beyond j (semi-hard).'),
      ],
      ['d', message('the distance of two z in a straight line.')],
      ['m', message('margin: how much farther off the stranger should lie.')],
    ],
  },
  supcon: {
    lines: [
      <span key="mean">
        <Loss /> ={' '}
        <Told text="mean of {loss} over {p}" values={{ loss: <Var name="ℓ" of="ip" />, p: <i>p</i> }} />
      </span>,
      <Fraction key="fraction" of="ip" pair="p" over="k ≠ i" />,
    ],
    spoken: message(
      'The loss of view i is the mean over all views p of its folder of minus the logarithm of a fraction. Above: the exponential of the similarity of z i and z p over tau. Below: the sum of the same over all other views k.',
    ),
    legend: [
      [
        message('above'),
        message('view i and one of its kind, p: its other half, or a view of a photo in the same folder.'),
        true,
      ],
      [BELOW, message('everyone in the batch but i itself.')],
    ],
  },
};

interface FractionProps {
  readonly of?: string;
  readonly pair?: string;
  readonly over: string;
}

function Fraction({ of = 'i', pair = 'j', over }: FractionProps) {
  return (
    <>
      <span>
        <Var name="ℓ" of={of} /> = −log
      </span>
      <span className="formula__fraction">
        <span className="formula__pair">
          <Exponential other={pair} />
        </span>
        <span className="formula__crowd">
          <Sum over={over} />
          <Exponential other="k" />
        </span>
      </span>
    </>
  );
}

function Loss() {
  return <Var name="ℓ" of="i" />;
}

function Sum({ over }: { readonly over: string }) {
  return (
    <span className="formula__sum">
      Σ<small>{over}</small>
    </span>
  );
}

function Exponential({ other }: { readonly other: string }) {
  return (
    <span className="formula__term">
      exp(
      <Similarity other={other} />/<i>τ</i>)
    </span>
  );
}

function Similarity({ other }: { readonly other: string }) {
  return (
    <>
      s(
      <Var name="z" of="i" />, <Var name="z" of={other} />)
    </>
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
