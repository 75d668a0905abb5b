import * as tf from '@tensorflow/tfjs-core';

type Infos<I extends string> = Readonly<Record<I, tf.TensorInfo>>;
type Tensors<I extends string> = Readonly<Record<I, tf.Tensor>>;

/** How a kernel's backward pass is made of what the forward pass kept. */
export interface KernelGradient<I extends string, A> {
  /** Inputs that are kept, and whether the outputs are too. */
  readonly keeps: readonly I[];
  readonly keepsOutputs?: boolean;
  /**
   * The gradient with respect to each input, given ∂L/∂(first output). Each is computed only if its input
   * leads to a variable: a stem's pictures cost nothing.
   */
  readonly of: (
    dy: tf.Tensor,
    kept: { readonly inputs: Tensors<I>; readonly outputs: readonly tf.Tensor[] },
    attributes: A,
  ) => Readonly<Partial<Record<I, () => tf.Tensor>>>;
}

export interface KernelDefinition<I extends string, A> {
  readonly name: string;
  /** Dispatches our WGSL. Whatever it allocates besides its outputs it frees. */
  readonly run: (inputs: Infos<I>, attributes: A) => tf.TensorInfo[];
  readonly gradient?: KernelGradient<I, A>;
}

/**
 * Makes our WGSL a kernel of TensorFlow.js's WebGPU backend, so that its engine tracks memory and walks its tape
 * through it, and gives back the function that calls it. tfjs types neither attributes nor saved tensors; what is
 * unsafe about that stays in here.
 */
export function defineKernel<I extends string, A extends object>({
  name,
  run,
  gradient,
}: KernelDefinition<I, A>): (inputs: Tensors<I>, attributes: A) => tf.Tensor[] {
  const kernelName = `Likeness${name}`;
  tf.registerKernel({
    kernelName,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs }) => run(inputs as Infos<I>, attrs as unknown as A),
  });
  if (gradient !== undefined) registerGradient(kernelName, gradient);
  return (inputs, attributes) => {
    const outputs = tf.engine().runKernel(kernelName, inputs, attributes as unknown as tf.NamedAttrMap);
    return Array.isArray(outputs) ? outputs : [outputs];
  };
}

function registerGradient<I extends string, A>(
  kernelName: string,
  { keeps, keepsOutputs = false, of }: KernelGradient<I, A>,
): void {
  tf.registerGradient({
    kernelName,
    inputsToSave: [...keeps],
    // tfjs looks at as many of these as there are outputs.
    outputsToSave: keepsOutputs ? [true, true] : [],
    gradFunc: (dys, saved, attrs) => {
      const dy = Array.isArray(dys) ? dys[0] : dys;
      if (dy === undefined) throw new Error(`${kernelName}: no gradient came back`);
      const inputs = Object.fromEntries(keeps.map((input, at) => [input, saved[at]])) as Tensors<I>;
      const outputs = saved.slice(keeps.length);
      return of(dy, { inputs, outputs }, attrs as unknown as A) as Record<string, () => tf.Tensor>;
    },
  });
}
