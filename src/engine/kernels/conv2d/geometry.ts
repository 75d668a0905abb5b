/** Sizes of a convolution: x [batch, height, width, inputs] → y [batch, outHeight, outWidth, outputs]. */
export interface ConvGeometry {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outputs: number;
  /** Side of the square filter. */
  readonly kernel: number;
  readonly stride: number;
  /** Rows and columns of zeros before the picture; what follows it is implied. */
  readonly padTop: number;
  readonly padLeft: number;
}

type Shape4 = readonly [number, number, number, number];

/**
 * TensorFlow's 'same' padding: out = ⌈in/stride⌉, and of the zeros needed the smaller half comes first.
 *
 * @param x [batch, height, width, inputs]; it may carry more channels, zeros, up to a multiple of four
 * @param filter [kernel, kernel, inputs, outputs]
 * @throws RangeError when the filter does not fit the input
 */
export function sameGeometry(x: Shape4, filter: Shape4, stride: number): ConvGeometry {
  const [batch, height, width, channels] = x;
  const [kernel, kernelWidth, inputs, outputs] = filter;
  const fits = channels === inputs || channels === Math.ceil(inputs / 4) * 4;
  if (kernel !== kernelWidth || !fits) {
    throw new RangeError(`conv2d: a filter of ${filter.join('×')} does not fit an input of ${x.join('×')}`);
  }
  const outHeight = Math.ceil(height / stride);
  const outWidth = Math.ceil(width / stride);
  const padBefore = (extent: number, out: number): number =>
    Math.floor(Math.max((out - 1) * stride + kernel - extent, 0) / 2);
  return {
    batch,
    height,
    width,
    inputs,
    outHeight,
    outWidth,
    outputs,
    kernel,
    stride,
    padTop: padBefore(height, outHeight),
    padLeft: padBefore(width, outWidth),
  };
}

/**
 * Sizes of the input gradient of a convolution of stride 1, which is a convolution itself: of ∂L/∂y, with the filter
 * turned by half a turn.
 */
export function turnedGeometry(g: ConvGeometry): ConvGeometry {
  return {
    ...g,
    height: g.outHeight,
    width: g.outWidth,
    inputs: g.outputs,
    outHeight: g.height,
    outWidth: g.width,
    outputs: g.inputs,
    padTop: g.kernel - 1 - g.padTop,
    padLeft: g.kernel - 1 - g.padLeft,
  };
}
