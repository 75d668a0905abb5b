import {
  defaultDevice,
  init,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
  type Array as JaxArray,
  type Device,
} from '@jax-js/jax';
import type { StepWorkload, Tasks } from '../tasks.ts';
import { benchViews } from '../views.ts';
import { initialParameters, ntXent, project, type Moments, type Parameters } from './jaxNetwork.ts';
import { productMs } from './jaxProduct.ts';

/**
 * R1 as one would write it with jax-js: pure functions, and one `jit` around the whole step. Same shapes, same
 * views, same loss as ours; Adam without weight decay and without clipping, which favours it a little.
 */
type State = { parameters: Parameters; first: Parameters; second: Parameters; running: Moments[] };

const BETA1 = 0.9;
const BETA2 = 0.999;

let state: State;
let views: JaxArray;
let mask: JaxArray;

/** One step of Adam for one array; `correction` is √(1 − β₂ᵗ) / (1 − β₁ᵗ) times the learning rate. */
function adam(
  theta: JaxArray,
  gradient: JaxArray,
  m: JaxArray,
  v: JaxArray,
  correction: JaxArray,
): [JaxArray, JaxArray, JaxArray] {
  const nextM = m.mul(BETA1).add(gradient.ref.mul(1 - BETA1));
  const nextV = v.mul(BETA2).add(np.square(gradient).mul(1 - BETA2));
  const step = nextM.ref.mul(correction).div(np.sqrt(nextV.ref).add(1e-8));
  return [theta.sub(step), nextM, nextV];
}

const lossOf = (parameters: Parameters, x: JaxArray, diagonal: JaxArray): [JaxArray, Moments[]] => {
  const moments: Moments[] = [];
  return [ntXent(project(parameters, x, moments), diagonal, 0.2), moments];
};

const trainStep = jit((before: State, x: JaxArray, diagonal: JaxArray, correction: JaxArray) => {
  const [[loss, moments], gradients] = valueAndGrad(lossOf, { hasAux: true })(
    tree.ref(before.parameters),
    x,
    diagonal,
  );
  const [thetas, structure] = tree.flatten(before.parameters);
  const columns = [gradients, before.first, before.second].map((column) => tree.leaves(column));
  const updated = thetas.map((theta, at) => {
    const [gradient, m, v] = columns.map((column) => column[at]) as [JaxArray, JaxArray, JaxArray];
    return adam(theta, gradient, m, v, correction.ref);
  });
  correction.dispose();
  const column = (which: 0 | 1 | 2): Parameters =>
    tree.unflatten(
      structure,
      updated.map((row) => row[which]),
    ) as Parameters;
  const running = tree.map(
    (old: JaxArray, seen: JaxArray) => old.mul(0.9).add(seen.mul(0.1)),
    before.running,
    moments,
  );
  return { loss, after: { parameters: column(0), first: column(1), second: column(2), running } };
});

/** [n, S, S, 3] → [n, 3, S, S], which is the order that jax-js convolves in. */
function channelsFirst(
  pixels: Float32Array,
  { views: count, imageSize }: StepWorkload,
): Float32Array<ArrayBuffer> {
  const area = imageSize * imageSize;
  const out = new Float32Array(pixels.length);
  for (let view = 0; view < count; view++) {
    for (let at = 0; at < area; at++) {
      for (let channel = 0; channel < 3; channel++) {
        out[(view * 3 + channel) * area + at] = pixels[(view * area + at) * 3 + channel]!;
      }
    }
  }
  return out;
}

async function open(device: Device): Promise<void> {
  const found = await init(device);
  if (!found.includes(device)) throw new Error(`jax-js finds no ${device} here`);
  defaultDevice(device);
}

export const jax: Tasks = {
  async prepareStep(workload) {
    await open(workload.backend as Device);
    const { views: count, imageSize } = workload;
    const parameters = initialParameters(imageSize);
    const zeros = (): Parameters => tree.map((array: JaxArray) => np.zerosLike(array.ref), parameters);
    const channels = [...parameters.convs.map(({ kernel }) => kernel.shape[0]!), 128];
    const running = channels.map((size) => ({ mean: np.zeros([size]), variance: np.ones([size]) }));
    state = { parameters, first: zeros(), second: zeros(), running };
    views = np.array(channelsFirst(benchViews(workload), workload), {
      shape: [count, 3, imageSize, imageSize],
    });
    mask = np.eye(count).mul(-1e9);
    return { adapter: '' };
  },

  async openBackend({ backend }) {
    await open(backend as Device);
    return { adapter: '' };
  },

  product: ({ shape, sampleMs }) => productMs(shape, sampleMs),

  async step({ first, count }) {
    for (let step = first; ; step++) {
      const correction = (1e-3 * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
      const { loss, after } = trainStep(state, views.ref, mask.ref, np.array(correction));
      state = after;
      if (step === first + count - 1) {
        const [value = NaN] = (await loss.data()) as Float32Array;
        return value;
      }
      loss.dispose();
    }
  },
};
