// Convolution.
//
//   y[n, oy, ox, o] = Σ over ky, kx, c of x[n, oy·STRIDE + ky − padTop, ox·STRIDE + kx − padLeft, c] · f[ky, kx, c, o]
//
//   x       [batch, height, width, 4·in4]
//   filter_ [KERNEL, KERNEL, inputs, 4·out4]
//   result  [batch, outHeight, outWidth, 4·out4]
//
// What may follow the sum, where the host asks for it:
//   BIAS 1    + bias[o],  bias [4·out4]
//   AFFINE 1  · affine_[0, o] + affine_[1, o],  affine_ [2, 4·out4]: a batch normalisation with fixed statistics
//   uniform relu 1  max(0, ·), by comparison, since max(NaN, 0) may be 0 and would hide a broken network
//
// inputs is 4·in4, but for a stem: pictures carry a fourth channel of zeros and its filter does not. USED is the
// number of channels that count in each four.
//
// One thread makes PIXELS neighbours of one row × VECTORS·4 output channels, all in registers. It walks
// over the rows of the filter and over the input channels, four at a time: SPAN = (PIXELS − 1)·STRIDE + KERNEL
// loads of x serve all KERNEL columns of the filter, so that there are many more multiply-adds than loads.
// No barriers: on a software adapter they cost more than they save.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let o = (index % (uniforms.out4 / VECTORS)) * VECTORS;
  let tile = index / (uniforms.out4 / VECTORS);
  let x0 = (tile % uniforms.tiles) * PIXELS;
  let oy = (tile / uniforms.tiles) % uniforms.outHeight;
  let n = tile / (uniforms.tiles * uniforms.outHeight);
  //: repeat p PIXELS
  //: repeat v VECTORS
  var acc{p}_{v} = vec4f(0.0);
  //: end
  //: end
  for (var ky = 0; ky < KERNEL; ky++) {
    let iy = oy * STRIDE + ky - uniforms.padTop;
    if (iy < 0 || iy >= uniforms.height) { continue; }
    let row = (n * uniforms.height + iy) * uniforms.width;
    for (var c = 0; c < uniforms.in4; c++) {
      //: repeat i SPAN
      let ix{i} = x0 * STRIDE + {i} - uniforms.padLeft;
      // Read the nearest pixel and choose: a branch a load costs more than the load that it saves.
      let near{i} = x[(row + clamp(ix{i}, 0, uniforms.width - 1)) * uniforms.in4 + c];
      let in{i} = select(vec4f(0.0), near{i}, ix{i} >= 0 && ix{i} < uniforms.width);
      //: end
      //: repeat kx KERNEL
      //: repeat q USED
      //: repeat v VECTORS
      {
        let f = filter_[((ky * KERNEL + {kx}) * uniforms.inputs + c * 4 + {q}) * uniforms.out4 + o + {v}];
        //: repeat p PIXELS
        acc{p}_{v} = fma(vec4f(in{p*STRIDE+kx}[{q}]), f, acc{p}_{v});
        //: end
      }
      //: end
      //: end
      //: end
    }
  }
  let out = ((n * uniforms.outHeight + oy) * uniforms.outWidth + x0) * uniforms.out4 + o;
  //: repeat p PIXELS
  if (x0 + {p} < uniforms.outWidth) {
    //: repeat v VECTORS
    {
      var y = acc{p}_{v};
      //: repeat once BIAS
      y += bias[o + {v}];
      //: end
      //: repeat once AFFINE
      y = fma(y, affine_[o + {v}], affine_[uniforms.out4 + o + {v}]);
      y = select(y, vec4f(0.0), (y < vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
      //: end
      result[out + {p} * uniforms.out4 + {v}] = y;
    }
    //: end
  }
  //: end
}
