import { bytes, multiplyAdd } from './multiplyAdd';

/** Bytes of a block of eight output channels in one line of a packed filter. */
const LINE: usize = 32;

/**
 * A grid of pixels, each a sum over taps and input channels, for one block of eight output channels:
 *
 *     y[i, j, o] = Σ over r < tapRows, k < depth of x[i·xRow + j·xColumn + r·tapRow + 4k] · filter[r, k, o]
 *
 * In a picture whose channels come last, the taps of one row of a filter lie side by side, so that k runs over
 * columns of taps and input channels at once. A tile is six pixels × eight channels: its twelve accumulators, two
 * vectors of the filter and one of x fit the sixteen vector registers of x86-64. All steps are in bytes.
 *
 * filter [tapRows, depth, 8]; `valid` of the eight channels exist, and only they are written; spill: 32 bytes that
 * no other thread uses
 */
export function convolveGrid(
  x: usize, xRow: usize, xColumn: usize,
  filter: usize, tapRows: i32, tapRow: usize, depth: i32,
  y: usize, yRow: usize, yColumn: usize,
  from: i32, to: i32, columns: i32, valid: i32, spill: usize,
): void {
  const last = to - 1;
  for (let at = from; at < to; at += 6) {
    //: repeat p 6
    let x{p} = place(x, xRow, xColumn, columns, min(at + {p}, last));
    let a{p} = f32x4.splat(0);
    let b{p} = f32x4.splat(0);
    //: end
    let f = filter;
    const back = tapRow - bytes(depth);
    for (let r = 0; r < tapRows; r++) {
      const end = f + (depth as usize) * LINE;
      const endOfFours = f + ((depth & -4) as usize) * LINE;
      while (f < endOfFours) {
        //: repeat k 4
        {
          const fa = v128.load(f, {k*32});
          const fb = v128.load(f, {k*32+16});
          //: repeat p 6
          const s{p} = v128.load_splat<f32>(x{p}, {k*4});
          a{p} = multiplyAdd(s{p}, fa, a{p});
          b{p} = multiplyAdd(s{p}, fb, b{p});
          //: end
        }
        //: end
        f += 4 * LINE;
        //: repeat p 6
        x{p} += 16;
        //: end
      }
      while (f < end) {
        const fa = v128.load(f);
        const fb = v128.load(f, 16);
        //: repeat p 6
        const s{p} = v128.load_splat<f32>(x{p});
        a{p} = multiplyAdd(s{p}, fa, a{p});
        b{p} = multiplyAdd(s{p}, fb, b{p});
        x{p} += 4;
        //: end
        f += LINE;
      }
      //: repeat p 6
      x{p} += back;
      //: end
    }
    //: repeat p 6
    if (at + {p} <= last) write(place(y, yRow, yColumn, columns, at + {p}), a{p}, b{p}, valid, spill);
    //: end
  }
}

@inline
function place(base: usize, row: usize, column: usize, columns: i32, pixel: i32): usize {
  return base + ((pixel / columns) as usize) * row + ((pixel % columns) as usize) * column;
}

@inline
function write(to: usize, a: v128, b: v128, valid: i32, spill: usize): void {
  if (valid == 8) {
    v128.store(to, a);
    v128.store(to, b, 16);
    return;
  }
  v128.store(spill, a);
  v128.store(spill, b, 16);
  memory.copy(to, spill, bytes(valid));
}
