import * as tf from '@tensorflow/tfjs-core';

type Infos<I extends string> = Readonly<Record<I, tf.TensorInfo>>;
type Tensors<I extends string> = Readonly<Record<I, tf.Tensor>>;

/** How a kernel's backward pass is made of what the forward pass kept. */
export interface KernelGradient<I extends string, A> {
  /** Inputs that are kept, and whether the outputs are too. */
  readonly keeps: readonly I[];
  readonly keepsOutputs?: boolean;
  /**
   * The gradient with respect to each input, given ∂L/∂(first output), and last ∂L/∂ of all outputs. Each is
   * computed only if its input leads to a variable: a stem's pictures cost nothing.
   */
  readonly of: (
    dy: tf.Tensor,
    kept: { readonly inputs: Tensors<I>; readonly outputs: readonly tf.Tensor[] },
    attributes: A,
    dys: readonly tf.Tensor[],
  ) => Readonly<Partial<Record<I, () => tf.Tensor>>>;
}

const OTHER_BACKENDS = ['wasm', 'webgl', 'cpu'] as const;

/** Computes the outputs. Whatever it allocates besides them it frees. */
export type KernelRun<I extends string, A> = (inputs: Infos<I>, attributes: A) => tf.TensorInfo[];

export interface KernelDefinition<I extends string, A> {
  readonly name: string;
  /** Dispatches our WGSL. */
  readonly webgpu: KernelRun<I, A>;
  /** Runs our WebAssembly. */
  readonly wasm?: KernelRun<I, A>;
  /** For all other backends, of tfjs's own kernels; without it operations are composed outside of the kernel. */
  readonly elsewhere?: (inputs: Tensors<I>, attributes: A) => tf.Tensor[];
  readonly gradient?: KernelGradient<I, A>;
}

/** Calls a kernel on the backend in force. */
export interface Kernel<I extends string, A> {
  (inputs: Tensors<I>, attributes: A): tf.Tensor[];
  /** Whether the backend in force has it; elsewhere operations are composed of tfjs's own. */
  readonly runs: () => boolean;
}

/**
 * Makes our code a kernel of TensorFlow.js's backends, so that its engine tracks memory and walks its tape
 * through it, and gives back the function that calls it. tfjs types neither attributes nor saved tensors; what is
 * unsafe about that stays in here.
 */
export function defineKernel<I extends string, A extends object>({
  name,
  webgpu,
  wasm,
  elsewhere,
  gradient,
}: KernelDefinition<I, A>): Kernel<I, A> {
  const kernelName = `Likeness${name}`;
  const register = (backendName: string, run: KernelRun<I, A>): void => {
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs }) => run(inputs as Infos<I>, attrs as unknown as A),
    });
  };
  register('webgpu', webgpu);
  for (const backend of OTHER_BACKENDS) {
    // What tfjs hands a kernel are tensors, though typed as less.
    const run = (backend === 'wasm' ? wasm : undefined) ?? (elsewhere as KernelRun<I, A> | undefined);
    if (run !== undefined) register(backend, run);
  }
  if (gradient !== undefined) registerGradient(kernelName, gradient);
  const call = (inputs: Tensors<I>, attributes: A): tf.Tensor[] => {
    const outputs = tf.engine().runKernel(kernelName, inputs, attributes as unknown as tf.NamedAttrMap);
    return Array.isArray(outputs) ? outputs : [outputs];
  };
  // Typed as always there; undefined where the backend has no such kernel.
  const find = (): unknown => tf.getKernel(kernelName, tf.getBackend());
  return Object.assign(call, { runs: () => find() !== undefined });
}

function registerGradient<I extends string, A>(
  kernelName: string,
  { keeps, keepsOutputs = false, of }: KernelGradient<I, A>,
): void {
  tf.registerGradient({
    kernelName,
    inputsToSave: [...keeps],
    // tfjs looks at as many of these as there are outputs.
    outputsToSave: keepsOutputs ? [true, true, true] : [],
    gradFunc: (dys, saved, attrs) => {
      const all = Array.isArray(dys) ? dys : [dys];
      const [dy] = all;
      if (dy === undefined) throw new Error(`${kernelName}: no gradient came back`);
      const inputs = Object.fromEntries(keeps.map((input, at) => [input, saved[at]])) as Tensors<I>;
      const outputs = saved.slice(keeps.length);
      return of(dy, { inputs, outputs }, attrs as unknown as A, all) as Record<string, () => tf.Tensor>;
    },
  });
}
