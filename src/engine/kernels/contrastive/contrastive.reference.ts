/** NT-Xent and DCL in float64, as the definitions read; and their gradients. */
export interface ReferenceOptions {
  readonly cosine: boolean;
  readonly decoupled: boolean;
  readonly temperature: number;
  readonly epsilon: number;
}

/** Rows of unit length where the similarity is cosine, and the factor of each. */
interface Rows {
  readonly u: Float64Array;
  readonly factor: Float64Array;
}

/** All that the definitions speak of, for every view. */
export interface ContrastiveReference {
  readonly loss: number;
  readonly logSumExp: Float64Array;
  readonly positive: Float64Array;
  readonly rank: Float64Array;
}

function rowsOf(z: Float32Array, d: number, { cosine, epsilon }: ReferenceOptions): Rows {
  const factor = new Float64Array(z.length / d).fill(1);
  for (let i = 0; cosine && i < factor.length; i++) {
    const squares = z.subarray(i * d, (i + 1) * d).reduce((sum, value) => sum + value * value, 0);
    factor[i] = 1 / Math.sqrt(squares + epsilon);
  }
  return { u: Float64Array.from(z, (value, at) => value * factor[Math.floor(at / d)]!), factor };
}

/** Logits of view i with all others; at the view itself, which never counts, −∞. */
function logitsOf(u: Float64Array, d: number, i: number, temperature: number): Float64Array {
  const logits = new Float64Array(u.length / d);
  for (let j = 0; j < logits.length; j++) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += u[i * d + k]! * u[j * d + k]!;
    logits[j] = i === j ? -Infinity : sum / temperature;
  }
  return logits;
}

export function contrastiveReference(
  z: Float32Array,
  d: number,
  options: ReferenceOptions,
): ContrastiveReference {
  const views = z.length / d;
  const { u } = rowsOf(z, d, options);
  const [logSumExp, positive, rank] = [0, 0, 0].map(() => new Float64Array(views)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let loss = 0;
  for (let i = 0; i < views; i++) {
    const logits = logitsOf(u, d, i, options.temperature);
    const pair = (i + views / 2) % views;
    positive[i] = logits[pair]!;
    rank[i] = logits.filter((logit) => logit > positive[i]!).length;
    if (options.decoupled) logits[pair] = -Infinity;
    const maximum = logits.reduce((largest, logit) => Math.max(largest, logit), -Infinity);
    logSumExp[i] = maximum + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - maximum), 0));
    loss += (logSumExp[i]! - positive[i]!) / views;
  }
  return { loss, logSumExp, positive, rank };
}

/**
 * ∂L/∂z of view i: by the softmax of its own row, by its share in the rows of all others, and by the pair.
 *
 * @returns [d]
 */
export function contrastiveGradientReference(
  z: Float32Array,
  d: number,
  options: ReferenceOptions,
  { logSumExp }: ContrastiveReference,
  i: number,
): Float64Array {
  const views = z.length / d;
  const { u, factor } = rowsOf(z, d, options);
  const { cosine, decoupled, temperature } = options;
  const pair = (i + views / 2) % views;
  const byU = new Float64Array(d);
  for (const [j, logit] of logitsOf(u, d, i, temperature).entries()) {
    if (j === i) continue;
    const counts = !(decoupled && j === pair);
    const shares = counts ? Math.exp(logit - logSumExp[i]!) + Math.exp(logit - logSumExp[j]!) : 0;
    const weight = (shares - (j === pair ? 2 : 0)) / (views * temperature);
    for (let k = 0; k < d; k++) byU[k] = byU[k]! + weight * u[j * d + k]!;
  }
  if (!cosine) return byU;
  const own = u.subarray(i * d, (i + 1) * d);
  const along = byU.reduce((sum, value, k) => sum + value * own[k]!, 0);
  return byU.map((value, k) => factor[i]! * (value - own[k]! * along));
}
