import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { BACKENDS, type Similarity } from '../../core/settings.ts';
import { expectClose } from '../../testing/closeTo.ts';
import { useDevice } from '../../testing/device.ts';
import infoNceCases from '../../testing/reference/infoNce.json' with { type: 'json' };
import nceCases from '../../testing/reference/nce.json' with { type: 'json' };
import tripletCases from '../../testing/reference/triplet.json' with { type: 'json' };
import { tensorOf, type ReferenceRows } from './referenceRows.ts';
import { infoNce } from './infoNce.ts';
import { nce } from './nce.ts';
import { logitsOf, similarityRows, type Logits } from './similarity.ts';
import { triplet } from './triplet.ts';

type Given = readonly [anchor: ReferenceRows, positive: ReferenceRows, negatives: ReferenceRows];
type Loss = (anchor: tf.Tensor2D, positive: tf.Tensor2D, negatives: tf.Tensor2D) => tf.Scalar;

interface LogitCase {
  readonly name: string;
  readonly params: { readonly temperature: number; readonly similarity: string };
  readonly inputs: Readonly<Record<'anchor' | 'positive' | 'negatives', ReferenceRows>>;
  readonly grads: LogitCase['inputs'];
  readonly loss: number;
}

const inOrder = ({ anchor, positive, negatives }: LogitCase['inputs']): Given => [
  anchor,
  positive,
  negatives,
];

describe.each(BACKENDS.filter((backend) => backend !== 'webgl'))('on %s', (backend) => {
  useDevice(backend);

  const check = async (loss: Loss, inputs: Given, expected: number, gradients: Given): Promise<void> => {
    const { value, grads } = tf.valueAndGrads((...rows: tf.Tensor[]) =>
      loss(...(rows as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D])),
    )(inputs.map(tensorOf));
    expectClose(await value.data(), [expected], 1e-5, 'loss');
    for (const [at, { data }] of gradients.entries())
      expectClose(await grads[at]!.data(), data, 1e-5, `gradient ${at}`);
  };

  const logitLosses = [
    [infoNce, infoNceCases.cases],
    [nce, nceCases.cases],
  ] as readonly (readonly [(logits: Logits) => tf.Scalar, readonly LogitCase[]])[];

  it.each(logitLosses.flatMap(([loss, cases]) => cases.map((c) => [c.name, loss, c] as const)))(
    '%s agrees with automatic differentiation in float64',
    async (_, loss, { params: { temperature, similarity }, ...c }) => {
      const ofRows: Loss = (...z) => {
        const rows = z.map((of) => similarityRows(of, similarity as Similarity));
        const [anchors, positives, others] = rows as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
        const mask = tf.zeros<tf.Rank.R2>([anchors.shape[0], others.shape[0]]);
        return loss(logitsOf({ anchors, positives, others, queued: null, mask }, 1 / temperature));
      };
      await check(ofRows, inOrder(c.inputs), c.loss, inOrder(c.grads));
    },
  );

  it.each(tripletCases.cases.map((c) => [c.name, c] as const))('%s agrees with PyTorch', async (_, c) => {
    const ofRows: Loss = (...z) => {
      const rows = z.map((of) => similarityRows(of, 'cosine'));
      const [anchor, positive, negative] = rows as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      return triplet({ anchor, positive, negative }, c.params.margin);
    };
    const { inputs, grads } = c;
    await check(ofRows, [inputs.anchor, inputs.positive, inputs.negative], c.loss, [
      grads.anchor,
      grads.positive,
      grads.negative,
    ]);
  });
});
