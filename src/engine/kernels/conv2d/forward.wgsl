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
//
// ALONE 1     a thread loads its weights itself; neighbouring threads share the pixels and differ in the channels.
// TOGETHER 1  all 64 threads of a workgroup share the output channels. Of the weights of four input channels, lane 0
//             of each subgroup loads those of the first, … lane 3 those of the fourth, and hands them to all: a
//             quarter of the loads. WGSL promises no mapping of threads to lanes, and none is needed: only that
//             lanes 0 to 3 are at work, as every device has them and whole workgroups are dispatched. All threads
//             must meet at a broadcast, so that what lies outside counts as zero instead of being left out.
// The order of the sums is the same either way, so that the bits are too.

//: repeat once TOGETHER
enable subgroups;
//: end
fn main(index: i32) {
  //: repeat once ALONE
  if (index >= uniforms.threads) { return; }
  let o = (index % (uniforms.out4 / VECTORS)) * VECTORS;
  let tile = index / (uniforms.out4 / VECTORS);
  //: end
  //: repeat once TOGETHER
  // The number of this lane, whatever thread it is; those beyond the fourth load what nobody asks them for.
  let lane = min(i32(subgroupExclusiveAdd(1u)) % 4, USED - 1);
  let blocks = uniforms.out4 / VECTORS;
  let o = ((index / 64) % blocks) * VECTORS;
  let run = (index / 64 / blocks) * 64 + index % 64;
  let runs = uniforms.batch * uniforms.outHeight * uniforms.tiles;
  let tile = min(run, runs - 1);
  //: end
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
    //: repeat once ALONE
    if (iy < 0 || iy >= uniforms.height) { continue; }
    let row = (n * uniforms.height + iy) * uniforms.width;
    //: end
    //: repeat once TOGETHER
    let within = iy >= 0 && iy < uniforms.height;
    let row = (n * uniforms.height + clamp(iy, 0, uniforms.height - 1)) * uniforms.width;
    //: end
    for (var c = 0; c < uniforms.in4; c++) {
      //: repeat i SPAN
      let ix{i} = x0 * STRIDE + {i} - uniforms.padLeft;
      // Read the nearest pixel and choose: a branch a load costs more than the load that it saves.
      let near{i} = x[(row + clamp(ix{i}, 0, uniforms.width - 1)) * uniforms.in4 + c];
      //: repeat once ALONE
      let in{i} = select(vec4f(0.0), near{i}, ix{i} >= 0 && ix{i} < uniforms.width);
      //: end
      //: repeat once TOGETHER
      // By & and not by &&, which is a branch each: on a software adapter, 17 of them did not compile in minutes.
      let in{i} = select(vec4f(0.0), near{i}, within & (ix{i} >= 0) & (ix{i} < uniforms.width));
      //: end
      //: end
      //: repeat kx KERNEL
      //: repeat once TOGETHER
      //: repeat v VECTORS
      let share{kx}_{v} = filter_[((ky * KERNEL + {kx}) * uniforms.inputs + c * 4 + lane) * uniforms.out4 + o + {v}];
      //: end
      //: end
      //: repeat q USED
      //: repeat v VECTORS
      {
        //: repeat once ALONE
        let f = filter_[((ky * KERNEL + {kx}) * uniforms.inputs + c * 4 + {q}) * uniforms.out4 + o + {v}];
        //: end
        //: repeat once TOGETHER
        let f = subgroupBroadcast(share{kx}_{v}, {q}u);
        //: end
        //: repeat p PIXELS
        acc{p}_{v} = fma(vec4f(in{p*STRIDE+kx}[{q}]), f, acc{p}_{v});
        //: end
      }
      //: end
      //: end
      //: end
    }
  }
  //: repeat once TOGETHER
  if (run >= runs) { return; }
  //: end
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
