import { bytes, multiplyAdd } from './multiplyAdd';
import { copyWindow } from './window';

/** What of x and ∂y is worked on at once, so that it stays in the nearest cache. */
const STRIP_BYTES: i32 = 24576;

/**
 * Filter gradient of a convolution, in partial sums.
 *
 *     partial[unit, ky, (kx, c), o] = Σ over the pictures n of the unit, oy, ox of
 *                                     x[n, oy·stride + ky − padTop, ox·stride + kx − padLeft, c] · ∂y[n, oy, ox, o]
 *
 * x [batch, height, width, inputs]; dy [batch, outHeight, outWidth, outputs]; partial [units, kernel, kernel·inputs,
 * pitch], pitch being the outputs filled up to a multiple of eight. One unit: `perUnit` pictures, whatever the number
 * of threads, so that sums are always taken in the same order.
 */
export function filterGradient(
  unit: i32, lane: i32, x: usize, dy: usize, partial: usize, scratch: usize, scratchBytes: i32,
  batch: i32, perUnit: i32,
  height: i32, width: i32, inputs: i32, outHeight: i32, outWidth: i32, outputs: i32,
  kernel: i32, stride: i32, padTop: i32, padLeft: i32,
): void {
  const depth = kernel * inputs;
  const pitch = (outputs + 7) & -8;
  const rows = (outHeight - 1) * stride + kernel;
  const columns = (outWidth - 1) * stride + kernel;
  const window = scratch + ((lane * scratchBytes) as usize);
  // Six numbers are read at a time, so a few beyond the window's end too.
  const dyWindow = window + bytes(rows * columns * inputs) + 32;
  const sums = partial + bytes(unit * kernel * depth * pitch);
  memory.fill(sums, 0, bytes(kernel * depth * pitch));
  const rowBytes = bytes(stride * columns * inputs + outWidth * pitch) as i32;
  const strip = max(1, STRIP_BYTES / rowBytes);
  for (let n = unit * perUnit; n < min((unit + 1) * perUnit, batch); n++) {
    const picture = x + bytes(n * height * width * inputs);
    copyWindow(picture, height, width, inputs, window, rows, columns, inputs, padTop, padLeft);
    let d = dy + bytes(n * outHeight * outWidth * outputs);
    if (pitch != outputs) {
      copyWindow(d, outHeight, outWidth, outputs, dyWindow, outHeight, outWidth, pitch, 0, 0);
      d = dyWindow;
    }
    for (let first = 0; first < outHeight; first += strip) {
      const stripRows = min(strip, outHeight - first);
      for (let ky = 0; ky < kernel; ky++) {
        const from = window + bytes((first * stride + ky) * columns * inputs);
        for (let k = 0; k < depth; k += 6) {
          for (let o = 0; o < outputs; o += 8) {
            accumulate(
              from + bytes(k), bytes(stride * columns * inputs), bytes(stride * inputs),
              d + bytes(first * outWidth * pitch + o), bytes(pitch), stripRows, outWidth,
              sums + bytes((ky * depth + k) * pitch + o), min(depth - k, 6),
            );
          }
        }
      }
    }
  }
}

/** sums[k, o] += Σ over pixels of x[pixel, k] · ∂y[pixel, o], for six k, of which `valid` exist, and eight o. */
function accumulate(
  x: usize, xRow: usize, xColumn: usize, dy: usize, dyStep: usize, rows: i32, columns: i32,
  sums: usize, valid: i32,
): void {
  //: repeat k 6
  let a{k} = f32x4.splat(0);
  let b{k} = f32x4.splat(0);
  //: end
  let d = dy;
  for (let row = 0; row < rows; row++) {
    let from = x + (row as usize) * xRow;
    const end = d + (columns as usize) * dyStep;
    while (d < end) {
      const da = v128.load(d);
      const db = v128.load(d, 16);
      //: repeat k 6
      const s{k} = v128.load_splat<f32>(from, {k*4});
      a{k} = multiplyAdd(s{k}, da, a{k});
      b{k} = multiplyAdd(s{k}, db, b{k});
      //: end
      from += xColumn;
      d += dyStep;
    }
  }
  let to = sums;
  //: repeat k 6
  if (valid > {k}) {
    v128.store(to, f32x4.add(v128.load(to), a{k}));
    v128.store(to, f32x4.add(v128.load(to, 16), b{k}), 16);
    to += dyStep;
  }
  //: end
}

/**
 * Sum of partial results, first to last.
 *
 *     result[row, column] = Σ over chunk of partial[chunk, row, column]
 *
 * partial [chunks, rows, pitch]; result [rows, columns]. One unit: `rowsPerUnit` rows.
 */
export function sumChunks(
  unit: i32, lane: i32, partial: usize, result: usize, chunks: i32, rows: i32, columns: i32, pitch: i32, rowsPerUnit: i32,
): void {
  for (let row = unit * rowsPerUnit; row < min((unit + 1) * rowsPerUnit, rows); row++) {
    const from = partial + bytes(row * pitch);
    const to = result + bytes(row * columns);
    let column = 0;
    for (; column + 4 <= columns; column += 4) {
      let sum = v128.load(from + bytes(column));
      for (let chunk = 1; chunk < chunks; chunk++) {
        sum = f32x4.add(sum, v128.load(from + bytes(chunk * rows * pitch + column)));
      }
      v128.store(to + bytes(column), sum);
    }
    for (; column < columns; column++) {
      let sum = load<f32>(from + bytes(column));
      for (let chunk = 1; chunk < chunks; chunk++) sum += load<f32>(from + bytes(chunk * rows * pitch + column));
      store<f32>(to + bytes(column), sum);
    }
  }
}
