import { convolveGrid } from './grid';
import { bytes } from './multiplyAdd';
import { copyWindow } from './window';

/**
 * Brings a filter, or every second tap of it, into the order in which `convolveGrid` reads it.
 *
 *     target[block, r, (t, k), o] = f[firstRow + r·rowStep, firstColumn + t·columnStep, k, 8·block + o]
 *
 * f [kernel, kernel, inputs, outputs]; where `turned` is 1, k runs over its outputs and o over its inputs, as the
 * input gradient wants it. Channels past the last are zero. One unit: one block of eight.
 */
export function packFilter(
  unit: i32, lane: i32, source: usize, target: usize,
  kernel: i32, inputs: i32, outputs: i32, turned: i32,
  tapRows: i32, firstRow: i32, rowStep: i32,
  tapColumns: i32, firstColumn: i32, columnStep: i32,
): void {
  const depth = turned ? outputs : inputs;
  const count = turned ? inputs : outputs;
  const depthStep = turned ? 1 : outputs;
  const countStep = turned ? outputs : 1;
  let to = target + bytes(unit * tapRows * tapColumns * depth * 8);
  for (let r = 0; r < tapRows; r++) {
    for (let t = 0; t < tapColumns; t++) {
      const tap = (firstRow + r * rowStep) * kernel + firstColumn + t * columnStep;
      const from = source + bytes(tap * inputs * outputs);
      for (let k = 0; k < depth; k++) {
        for (let o = unit * 8; o < unit * 8 + 8; o++) {
          store<f32>(to, o < count ? load<f32>(from + bytes(k * depthStep + o * countStep)) : 0);
          to += 4;
        }
      }
    }
  }
}

/**
 * Convolution with a border of zeros.
 *
 *     y[n, oy, ox, o] = Σ over ky, kx, c of x[n, oy·stride + ky − padTop, ox·stride + kx − padLeft, c] · f[ky, kx, c, o]
 *
 * x [batch, height, width, inputs]; filter packed; y [batch, outHeight, outWidth, outputs]; scratch: `scratchBytes`
 * a lane, for 32 bytes and a window. One unit: one picture.
 */
export function convolve(
  unit: i32, lane: i32, x: usize, filter: usize, y: usize, scratch: usize, scratchBytes: i32,
  height: i32, width: i32, inputs: i32, outHeight: i32, outWidth: i32, outputs: i32,
  kernel: i32, stride: i32, padTop: i32, padLeft: i32,
): void {
  const spill = scratch + ((lane * scratchBytes) as usize);
  const window = spill + 32;
  const rows = (outHeight - 1) * stride + kernel;
  const columns = (outWidth - 1) * stride + kernel;
  const picture = x + bytes(unit * height * width * inputs);
  copyWindow(picture, height, width, inputs, window, rows, columns, inputs, padTop, padLeft);
  const out = y + bytes(unit * outHeight * outWidth * outputs);
  const row = bytes(columns * inputs);
  const depth = kernel * inputs;
  for (let o = 0; o < outputs; o += 8) {
    convolveGrid(
      window, row * stride, bytes(inputs * stride),
      filter + bytes(o * kernel * depth), kernel, row, depth,
      out + bytes(o), bytes(outWidth * outputs), bytes(outputs),
      0, outHeight * outWidth, outWidth, min(outputs - o, 8), spill,
    );
  }
}

/**
 * A matrix product, or convolution with a 1×1 filter and stride 1, which needs no window.
 *
 * x [pixels, inputs]; filter packed; y [pixels, outputs]. One unit: `pixelsPerUnit` pixels.
 */
export function convolvePoints(
  unit: i32, lane: i32, x: usize, filter: usize, y: usize, scratch: usize, scratchBytes: i32,
  pixels: i32, pixelsPerUnit: i32, inputs: i32, outputs: i32,
): void {
  const from = unit * pixelsPerUnit;
  const to = min(from + pixelsPerUnit, pixels);
  for (let o = 0; o < outputs; o += 8) {
    convolveGrid(
      x, 0, bytes(inputs),
      filter + bytes(o * inputs), 1, 0, inputs,
      y + bytes(o), 0, bytes(outputs),
      from, to, pixels, min(outputs - o, 8), scratch + ((lane * scratchBytes) as usize),
    );
  }
}
