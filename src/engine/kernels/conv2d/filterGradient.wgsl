// Filter gradient of a convolution, in partial sums.
//
//   ∂f[ky, kx, c, o] = Σ over n, oy, ox of x[n, oy·STRIDE + ky − PAD_TOP, ox·STRIDE + kx − PAD_LEFT, c] · dy[n, oy, ox, o]
//
//   x      [BATCH, HEIGHT, WIDTH, 4·IN4]
//   dy     [BATCH, OUT_HEIGHT, OUT_WIDTH, 4·OUT4]
//   result [CHUNKS, KERNEL, KERNEL, 4·IN4, 4·OUT4], summed over CHUNKS by sumChunks.wgsl
//
// One thread makes one row of the filter, all KERNEL taps of it, for 4 input × VECTORS·4 output channels, over the
// ROWS_PER_CHUNK of the ROWS = batch · OUT_HEIGHT output rows that fall to its chunk. The taps share their pixels: a window of KERNEL vec4s slides along the
// row, so that a pixel costs STRIDE loads of x and VECTORS of dy for KERNEL·4·VECTORS multiply-adds. The order
// of the sums is fixed, hence the same bits every time, and there are no atomics.

fn pixel(row: i32, ix: i32, c: i32) -> vec4f {
  if (ix < 0 || ix >= WIDTH) { return vec4f(0.0); }
  return x[(row + ix) * IN4 + c];
}

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let o = (index % (OUT4 / VECTORS)) * VECTORS;
  let c = (index / (OUT4 / VECTORS)) % IN4;
  let ky = (index / (OUT4 / VECTORS * IN4)) % KERNEL;
  let chunk = index / (OUT4 / VECTORS * IN4 * KERNEL);
  //: repeat k KERNEL
  //: repeat q 4
  //: repeat v VECTORS
  var acc{k}_{q}_{v} = vec4f(0.0);
  //: end
  //: end
  //: end
  let last = min((chunk + 1) * ROWS_PER_CHUNK, ROWS);
  for (var r = chunk * ROWS_PER_CHUNK; r < last; r++) {
    let n = r / OUT_HEIGHT;
    let iy = (r % OUT_HEIGHT) * STRIDE + ky - PAD_TOP;
    if (iy < 0 || iy >= HEIGHT) { continue; }
    let row = (n * HEIGHT + iy) * WIDTH;
    // Before the first pixel, the window holds what its left neighbour would have left there.
    //: repeat k KERNEL
    var in{k} = pixel(row, {k} - STRIDE - PAD_LEFT, c);
    //: end
    for (var ox = 0; ox < OUT_WIDTH; ox++) {
      //: repeat k KEPT
      in{k} = in{k+STRIDE};
      //: end
      //: repeat k FRESH
      in{k+KEPT} = pixel(row, ox * STRIDE + {k+KEPT} - PAD_LEFT, c);
      //: end
      //: repeat v VECTORS
      {
        let d = dy[(r * OUT_WIDTH + ox) * OUT4 + o + {v}];
        //: repeat k KERNEL
        //: repeat q 4
        acc{k}_{q}_{v} = fma(vec4f(in{k}[{q}]), d, acc{k}_{q}_{v});
        //: end
        //: end
      }
      //: end
    }
  }
  //: repeat k KERNEL
  //: repeat q 4
  //: repeat v VECTORS
  result[(((chunk * KERNEL + ky) * KERNEL + {k}) * IN4 * 4 + c * 4 + {q}) * OUT4 + o + {v}] = acc{k}_{q}_{v};
  //: end
  //: end
  //: end
}
