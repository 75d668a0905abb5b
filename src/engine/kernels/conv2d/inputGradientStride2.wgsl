// Input gradient of a convolution of stride 2.
//
//   ∂x[n, iy, ix, c] = Σ over ky, kx, o of dy[n, (iy + padTop − ky)/2, (ix + padLeft − kx)/2, o] · f[ky, kx, c, o]
//
// over the taps for which both divisions are exact.
//
//   dy      [batch, outHeight, outWidth, 4·out4]
//   filter_ [KERNEL, KERNEL, 4·out4, 4·in4], transposed, not turned
//   result  [batch, height, width, 4·in4]
//
// Which taps divide exactly depends only on the parity of iy and ix. So one thread makes PIXELS pixels of one row
// that lie two apart: they share their taps, and every tap is a plain product of dy and f.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.in4;
  var rest = index / uniforms.in4;
  let j0 = (rest % uniforms.tiles) * PIXELS;
  rest = rest / uniforms.tiles;
  let px = rest % 2;
  rest = rest / 2;
  let iy = rest % uniforms.height;
  let n = rest / uniforms.height;
  //: repeat p PIXELS
  var acc{p} = vec4f(0.0);
  //: end
  for (var ky = (iy + uniforms.padTop) % 2; ky < KERNEL; ky += 2) {
    let oy = (iy + uniforms.padTop - ky) / 2;
    if (iy + uniforms.padTop < ky || oy >= uniforms.outHeight) { continue; }
    let row = (n * uniforms.outHeight + oy) * uniforms.outWidth;
    for (var kx = (px + uniforms.padLeft) % 2; kx < KERNEL; kx += 2) {
      // px + uniforms.padLeft − kx is even and may be negative: the division is exact.
      let first = j0 + (px + uniforms.padLeft - kx) / 2;
      for (var o = 0; o < uniforms.out4; o++) {
        //: repeat p PIXELS
        var d{p} = vec4f(0.0);
        {
          let ox = first + {p};
          if (ox >= 0 && ox < uniforms.outWidth) { d{p} = dy[(row + ox) * uniforms.out4 + o]; }
        }
        //: end
        //: repeat q 4
        {
          let f = filter_[((ky * KERNEL + kx) * uniforms.out4 * 4 + o * 4 + {q}) * uniforms.in4 + c];
          //: repeat p PIXELS
          acc{p} = fma(vec4f(d{p}[{q}]), f, acc{p});
          //: end
        }
        //: end
      }
    }
  }
  //: repeat p PIXELS
  {
    let ix = (j0 + {p}) * 2 + px;
    if (ix < uniforms.width) { result[((n * uniforms.height + iy) * uniforms.width + ix) * uniforms.in4 + c] = acc{p}; }
  }
  //: end
}
