// Convolution with its operands in workgroup memory: the sums of forward.wgsl, term by term in the same order, so
// that the bits are the same, but for half precision.
//
//   x       [batch, height, width, 4·in4]
//   filter_ [KERNEL, KERNEL, inputs, 4·out4]
//   result  [batch, outHeight, outWidth, 4·out4]
//   BIAS, AFFINE, relu, inputs: as in forward.wgsl
//
// One workgroup of 64 threads makes GROUPS runs of PIXELS neighbours × LANES·VECTORS·4 output channels; a thread
// makes one run × VECTORS·4 channels. For each row of the filter and each DEPTH·4 input channels, the threads
// together load what all of them need, wait, and multiply: every value of x is read from memory once for all
// output channels of the workgroup, every weight once for all runs. Barriers must be met by all threads, so that
// what lies outside the picture counts as zero instead of being left out.
//
// FULL 1  keeps the operands as they are.
// HALF 1  keeps them rounded to half precision, two a word: half the memory, hence twice the depth. Products and sums
//         stay in float32. A half has 11 bits: each operand is off by 2⁻¹² of itself at most where the device rounds
//         to the nearest, else by 2⁻¹¹; below 2⁻¹⁴ by 2⁻²⁵ or 2⁻²⁴. From 65,520 on, halfway between the greatest half
//         and 2¹⁶, it is infinite; NaN stays NaN.

//: repeat once FULL
alias Kept = vec4f;
fn keep(value: vec4f) -> Kept { return value; }
fn kept(value: Kept) -> vec4f { return value; }
//: end
//: repeat once HALF
alias Kept = vec2u;
fn keep(value: vec4f) -> Kept {
  let bits = bitcast<vec4u>(value) & vec4u(0x7fffffff);
  // pack2x16float may make anything of what is no finite half, so that it is not asked.
  let beyond = bits >= vec4u(0x477ff000);
  let packed = vec2u(
    pack2x16float(select(value.xy, vec2f(0.0), beyond.xy)),
    pack2x16float(select(value.zw, vec2f(0.0), beyond.zw)),
  );
  let sign = (bitcast<vec4u>(value) >> vec4u(16)) & vec4u(0x8000);
  let special = sign | select(vec4u(0x7c00), vec4u(0x7e00), bits > vec4u(0x7f800000));
  let chosen = select(vec4u(0), special, beyond) << vec4u(0, 16, 0, 16);
  return packed | vec2u(chosen.x | chosen.y, chosen.z | chosen.w);
}
fn kept(value: Kept) -> vec4f { return vec4f(unpack2x16float(value.x), unpack2x16float(value.y)); }
//: end
var<workgroup> pixels: array<Kept, GROUPS * SPAN * DEPTH>;
var<workgroup> weights: array<Kept, KERNEL * DEPTH * 4 * LANES * VECTORS>;

fn main(index: i32) {
  let local = i32(localIndex);
  let lane = local % LANES;
  let group = local / LANES;
  let blocks = uniforms.out4 / (LANES * VECTORS);
  let o0 = ((index / 64) % blocks) * LANES * VECTORS;
  let firstTile = (index / 64 / blocks) * GROUPS;
  let count = uniforms.batch * uniforms.outHeight * uniforms.tiles;
  //: repeat p PIXELS
  //: repeat v VECTORS
  var acc{p}_{v} = vec4f(0.0);
  //: end
  //: end
  for (var ky = 0; ky < KERNEL; ky++) {
    for (var c0 = 0; c0 < uniforms.in4; c0 += DEPTH) {
      for (var e = local; e < GROUPS * SPAN * DEPTH; e += 64) {
        let tile = firstTile + e / (SPAN * DEPTH);
        let c = c0 + e % DEPTH;
        let ix = (tile % uniforms.tiles) * PIXELS * STRIDE + (e / DEPTH) % SPAN - uniforms.padLeft;
        let iy = ((tile / uniforms.tiles) % uniforms.outHeight) * STRIDE + ky - uniforms.padTop;
        let n = tile / (uniforms.tiles * uniforms.outHeight);
        let inside = tile < count && c < uniforms.in4
          && ix >= 0 && ix < uniforms.width && iy >= 0 && iy < uniforms.height;
        var value = vec4f(0.0);
        if (inside) { value = x[((n * uniforms.height + iy) * uniforms.width + ix) * uniforms.in4 + c]; }
        pixels[e] = keep(value);
      }
      for (var e = local; e < KERNEL * DEPTH * 4 * LANES * VECTORS; e += 64) {
        let o = o0 + e % (LANES * VECTORS);
        let channel = c0 * 4 + (e / (LANES * VECTORS)) % (4 * DEPTH);
        let kx = e / (LANES * VECTORS * 4 * DEPTH);
        var value = vec4f(0.0);
        if (channel < uniforms.inputs) {
          value = filter_[((ky * KERNEL + kx) * uniforms.inputs + channel) * uniforms.out4 + o];
        }
        weights[e] = keep(value);
      }
      workgroupBarrier();
      for (var c = 0; c < DEPTH; c++) {
        //: repeat i SPAN
        let in{i} = kept(pixels[(group * SPAN + {i}) * DEPTH + c]);
        //: end
        //: repeat kx KERNEL
        //: repeat q USED
        //: repeat v VECTORS
        {
          let f = kept(weights[(({kx} * DEPTH + c) * 4 + {q}) * LANES * VECTORS + {v} * LANES + lane]);
          //: repeat p PIXELS
          acc{p}_{v} = fma(vec4f(in{p*STRIDE+kx}[{q}]), f, acc{p}_{v});
          //: end
        }
        //: end
        //: end
        //: end
      }
      workgroupBarrier();
    }
  }
  let tile = firstTile + group;
  if (tile >= count) { return; }
  let x0 = (tile % uniforms.tiles) * PIXELS;
  //: repeat v VECTORS
  {
    let o = o0 + {v} * LANES + lane;
    let out = (tile / uniforms.tiles * uniforms.outWidth + x0) * uniforms.out4 + o;
    //: repeat p PIXELS
    if (x0 + {p} < uniforms.outWidth) {
      var y = acc{p}_{v};
      //: repeat once BIAS
      y += bias[o];
      //: end
      //: repeat once AFFINE
      y = fma(y, affine_[o], affine_[uniforms.out4 + o]);
      y = select(y, vec4f(0.0), (y < vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
      //: end
      result[out + {p} * uniforms.out4] = y;
    }
    //: end
  }
  //: end
}
