import type { ConvGeometry } from './geometry.ts';

/**
 * The obvious twins of the WGSL: seven loops each, in float64 until the last store. They are what the
 * kernels are tested against, and the shortest statement of what they compute.
 */
type Visit = (x: number, filter: number, y: number) => void;

/** Calls `visit` with flat indices for every product of the convolution that falls inside the picture. */
function eachProduct(g: ConvGeometry, visit: Visit): void {
  for (let n = 0; n < g.batch; n++)
    for (let oy = 0; oy < g.outHeight; oy++)
      for (let ox = 0; ox < g.outWidth; ox++)
        for (let ky = 0; ky < g.kernel; ky++)
          for (let kx = 0; kx < g.kernel; kx++) {
            const iy = oy * g.stride + ky - g.padTop;
            const ix = ox * g.stride + kx - g.padLeft;
            if (iy < 0 || iy >= g.height || ix < 0 || ix >= g.width) continue;
            const x = ((n * g.height + iy) * g.width + ix) * g.inputs;
            const y = ((n * g.outHeight + oy) * g.outWidth + ox) * g.outputs;
            const filter = (ky * g.kernel + kx) * g.inputs * g.outputs;
            for (let c = 0; c < g.inputs; c++)
              for (let o = 0; o < g.outputs; o++) visit(x + c, filter + c * g.outputs + o, y + o);
          }
}

function accumulate(
  length: number,
  products: (add: (at: number, value: number) => void) => void,
): Float32Array {
  const sums = new Float64Array(length);
  products((at, value) => {
    sums[at] = (sums[at] ?? 0) + value;
  });
  return Float32Array.from(sums);
}

/** y[n, oy, ox, o] = Σ x[n, oy·s + ky − p, ox·s + kx − p, c] · f[ky, kx, c, o] */
export function conv2dReference(x: Float32Array, filter: Float32Array, g: ConvGeometry): Float32Array {
  return accumulate(g.batch * g.outHeight * g.outWidth * g.outputs, (add) => {
    eachProduct(g, (xi, fi, yi) => {
      add(yi, (x[xi] ?? 0) * (filter[fi] ?? 0));
    });
  });
}

/** ∂L/∂f = Σ over batch and pixels of x · ∂L/∂y */
export function conv2dFilterGradientReference(
  x: Float32Array,
  dy: Float32Array,
  g: ConvGeometry,
): Float32Array {
  return accumulate(g.kernel * g.kernel * g.inputs * g.outputs, (add) => {
    eachProduct(g, (xi, fi, yi) => {
      add(fi, (x[xi] ?? 0) * (dy[yi] ?? 0));
    });
  });
}

/** ∂L/∂x = Σ over taps and outputs of f · ∂L/∂y */
export function conv2dInputGradientReference(
  dy: Float32Array,
  filter: Float32Array,
  g: ConvGeometry,
): Float32Array {
  return accumulate(g.batch * g.height * g.width * g.inputs, (add) => {
    eachProduct(g, (xi, fi, yi) => {
      add(xi, (filter[fi] ?? 0) * (dy[yi] ?? 0));
    });
  });
}
