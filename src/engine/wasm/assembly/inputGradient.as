import { convolveGrid } from './grid';
import { bytes } from './multiplyAdd';
import { copyWindow } from './window';

/**
 * Input gradient of a convolution with stride 2. (With stride 1 it is a convolution itself.)
 *
 *     ∂x[n, iy, ix, c] = Σ over ky, kx, o of ∂y[n, (iy + padTop − ky)/2, (ix + padLeft − kx)/2, o] · f[ky, kx, c, o]
 *
 * over those taps for which both fractions are whole. Pixels of the same parity meet the same taps, so that the
 * pixels of ∂x fall into four grids, each a convolution of ∂y with a part of the filter: f00 holds the taps of even ky
 * and kx, f01 even ky and odd kx, and so on, each from its last tap to its first.
 *
 * dy [batch, outHeight, outWidth, outputs]; dx [batch, height, width, inputs]. One unit: one picture.
 */
export function inputGradientStride2(
  unit: i32, lane: i32, dy: usize, f00: usize, f01: usize, f10: usize, f11: usize, dx: usize,
  scratch: usize, scratchBytes: i32,
  height: i32, width: i32, inputs: i32, outHeight: i32, outWidth: i32, outputs: i32,
  kernel: i32, padTop: i32, padLeft: i32,
): void {
  const spill = scratch + ((lane * scratchBytes) as usize);
  const window = spill + 32;
  const columns = outWidth + 2;
  const picture = dy + bytes(unit * outHeight * outWidth * outputs);
  copyWindow(picture, outHeight, outWidth, outputs, window, outHeight + 2, columns, outputs, 1, 1);
  const row = bytes(columns * outputs);
  const out = dx + bytes(unit * height * width * inputs);
  for (let py = 0; py < min(2, height); py++) {
    for (let px = 0; px < min(2, width); px++) {
      const oddRow = (py + padTop) & 1;
      const oddColumn = (px + padLeft) & 1;
      const tapRows = taps(kernel, oddRow);
      const tapColumns = taps(kernel, oddColumn);
      // Where the first pixel of the grid meets its last tap; the window begins one pixel before ∂y.
      const top = (py + padTop - lastTap(kernel, oddRow)) / 2 + 1;
      const left = (px + padLeft - lastTap(kernel, oddColumn)) / 2 + 1;
      const filter = oddRow ? (oddColumn ? f11 : f10) : oddColumn ? f01 : f00;
      const gridRows = (height - py + 1) / 2;
      const gridColumns = (width - px + 1) / 2;
      const depth = tapColumns * outputs;
      for (let c = 0; c < inputs; c += 8) {
        convolveGrid(
          window + (top as usize) * row + bytes(left * outputs), row, bytes(outputs),
          filter + bytes(c * tapRows * depth), depth == 0 ? 0 : tapRows, row, depth,
          out + bytes((py * width + px) * inputs + c), bytes(2 * width * inputs), bytes(2 * inputs),
          0, gridRows * gridColumns, gridColumns, min(inputs - c, 8), spill,
        );
      }
    }
  }
}

/** Taps of one parity in a row of the filter: of three, two are even. */
@inline
function taps(kernel: i32, odd: i32): i32 {
  return (kernel + 1 - odd) / 2;
}

@inline
function lastTap(kernel: i32, odd: i32): i32 {
  return odd + 2 * (taps(kernel, odd) - 1);
}
