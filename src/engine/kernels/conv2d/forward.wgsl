// Convolution.
//
//   y[n, oy, ox, o] = Σ over ky, kx, c of x[n, oy·STRIDE + ky − PAD_TOP, ox·STRIDE + kx − PAD_LEFT, c] · f[ky, kx, c, o]
//
//   x       [BATCH, HEIGHT, WIDTH, 4·IN4]
//   filter_ [KERNEL, KERNEL, 4·IN4, 4·OUT4]
//   result  [BATCH, OUT_HEIGHT, OUT_WIDTH, 4·OUT4]
//
// One thread makes PIXELS neighbours of one row × VECTORS·4 output channels, all in registers. It walks
// over the rows of the filter and over the input channels, four at a time: SPAN = (PIXELS − 1)·STRIDE + KERNEL
// loads of x serve all KERNEL columns of the filter, so that there are many more multiply-adds than loads.
// No barriers: on a software adapter they cost more than they save.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let o = (index % (OUT4 / VECTORS)) * VECTORS;
  let tile = index / (OUT4 / VECTORS);
  let x0 = (tile % TILES) * PIXELS;
  let oy = (tile / TILES) % OUT_HEIGHT;
  let n = tile / (TILES * OUT_HEIGHT);
  //: repeat p PIXELS
  //: repeat v VECTORS
  var acc{p}_{v} = vec4f(0.0);
  //: end
  //: end
  for (var ky = 0; ky < KERNEL; ky++) {
    let iy = oy * STRIDE + ky - PAD_TOP;
    if (iy < 0 || iy >= HEIGHT) { continue; }
    let row = (n * HEIGHT + iy) * WIDTH;
    for (var c = 0; c < IN4; c++) {
      //: repeat i SPAN
      var in{i} = vec4f(0.0);
      {
        let ix = x0 * STRIDE + {i} - PAD_LEFT;
        if (ix >= 0 && ix < WIDTH) { in{i} = x[(row + ix) * IN4 + c]; }
      }
      //: end
      //: repeat kx KERNEL
      //: repeat q 4
      //: repeat v VECTORS
      {
        let f = filter_[((ky * KERNEL + {kx}) * IN4 * 4 + c * 4 + {q}) * OUT4 + o + {v}];
        //: repeat p PIXELS
        acc{p}_{v} = fma(vec4f(in{p*STRIDE+kx}[{q}]), f, acc{p}_{v});
        //: end
      }
      //: end
      //: end
      //: end
    }
  }
  let out = ((n * OUT_HEIGHT + oy) * OUT_WIDTH + x0) * OUT4 + o;
  //: repeat p PIXELS
  if (x0 + {p} < OUT_WIDTH) {
    //: repeat v VECTORS
    result[out + {p} * OUT4 + {v}] = acc{p}_{v};
    //: end
  }
  //: end
}
