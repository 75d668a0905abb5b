// Filter gradient of a convolution, in partial sums.
//
//   ∂f[ky, kx, c, o] = Σ over n, oy, ox of x[n, oy·STRIDE + ky − padTop, ox·STRIDE + kx − padLeft, c] · dy[n, oy, ox, o]
//
//   x      [batch, height, width, 4·in4]
//   dy     [batch, outHeight, outWidth, 4·out4]
//   result [chunks, KERNEL, KERNEL, inputs, 4·out4], summed over chunks by sumChunks.wgsl
//
// inputs is 4·in4, but for a stem, whose pictures carry a fourth channel of zeros: USED channels in each four count.
//
// One thread makes one row of the filter, all KERNEL taps of it, for 4 input × VECTORS·4 output channels, over the
// rowsPerChunk of the rows = batch · outHeight output rows that fall to its chunk. The taps share their pixels: a
// window of KERNEL vec4s slides along the row, so that a pixel costs STRIDE loads of x and VECTORS of dy for
// KERNEL·4·VECTORS multiply-adds. The order of the sums is fixed, hence the same bits every time, and there are no
// atomics.

fn pixel(row: i32, ix: i32, c: i32) -> vec4f {
  if (ix < 0 || ix >= uniforms.width) { return vec4f(0.0); }
  return x[(row + ix) * uniforms.in4 + c];
}

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let o = (index % (uniforms.out4 / VECTORS)) * VECTORS;
  let c = (index / (uniforms.out4 / VECTORS)) % uniforms.in4;
  let ky = (index / (uniforms.out4 / VECTORS * uniforms.in4)) % KERNEL;
  let chunk = index / (uniforms.out4 / VECTORS * uniforms.in4 * KERNEL);
  //: repeat k KERNEL
  //: repeat q USED
  //: repeat v VECTORS
  var acc{k}_{q}_{v} = vec4f(0.0);
  //: end
  //: end
  //: end
  let last = min((chunk + 1) * uniforms.rowsPerChunk, uniforms.rows);
  for (var r = chunk * uniforms.rowsPerChunk; r < last; r++) {
    let n = r / uniforms.outHeight;
    let iy = (r % uniforms.outHeight) * STRIDE + ky - uniforms.padTop;
    if (iy < 0 || iy >= uniforms.height) { continue; }
    let row = (n * uniforms.height + iy) * uniforms.width;
    // Before the first pixel, the window holds what its left neighbour would have left there.
    //: repeat k KERNEL
    var in{k} = pixel(row, {k} - STRIDE - uniforms.padLeft, c);
    //: end
    for (var ox = 0; ox < uniforms.outWidth; ox++) {
      //: repeat k KEPT
      in{k} = in{k+STRIDE};
      //: end
      //: repeat k FRESH
      in{k+KEPT} = pixel(row, ox * STRIDE + {k+KEPT} - uniforms.padLeft, c);
      //: end
      //: repeat v VECTORS
      {
        let d = dy[(r * uniforms.outWidth + ox) * uniforms.out4 + o + {v}];
        //: repeat k KERNEL
        //: repeat q USED
        acc{k}_{q}_{v} = fma(vec4f(in{k}[{q}]), d, acc{k}_{q}_{v});
        //: end
        //: end
      }
      //: end
    }
  }
  //: repeat k KERNEL
  //: repeat q USED
  //: repeat v VECTORS
  result[(((chunk * KERNEL + ky) * KERNEL + {k}) * uniforms.inputs + c * 4 + {q}) * uniforms.out4 + o + {v}] = acc{k}_{q}_{v};
  //: end
  //: end
  //: end
}
