// Input gradient of a convolution of stride 2.
//
//   ∂x[n, iy, ix, c] = Σ over ky, kx, o of dy[n, (iy + PAD_TOP − ky)/2, (ix + PAD_LEFT − kx)/2, o] · f[ky, kx, c, o]
//
// over the taps for which both divisions are exact.
//
//   dy      [BATCH, OUT_HEIGHT, OUT_WIDTH, 4·OUT4]
//   filter_ [KERNEL, KERNEL, 4·OUT4, 4·IN4], transposed, not turned
//   result  [BATCH, HEIGHT, WIDTH, 4·IN4]
//
// Which taps divide exactly depends only on the parity of iy and ix. So one thread makes PIXELS pixels of one row
// that lie two apart: they share their taps, and every tap is a plain product of dy and f.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % IN4;
  var rest = index / IN4;
  let j0 = (rest % TILES) * PIXELS;
  rest = rest / TILES;
  let px = rest % 2;
  rest = rest / 2;
  let iy = rest % HEIGHT;
  let n = rest / HEIGHT;
  //: repeat p PIXELS
  var acc{p} = vec4f(0.0);
  //: end
  for (var ky = (iy + PAD_TOP) % 2; ky < KERNEL; ky += 2) {
    let oy = (iy + PAD_TOP - ky) / 2;
    if (iy + PAD_TOP < ky || oy >= OUT_HEIGHT) { continue; }
    let row = (n * OUT_HEIGHT + oy) * OUT_WIDTH;
    for (var kx = (px + PAD_LEFT) % 2; kx < KERNEL; kx += 2) {
      // px + PAD_LEFT − kx is even and may be negative: the division is exact.
      let first = j0 + (px + PAD_LEFT - kx) / 2;
      for (var o = 0; o < OUT4; o++) {
        //: repeat p PIXELS
        var d{p} = vec4f(0.0);
        {
          let ox = first + {p};
          if (ox >= 0 && ox < OUT_WIDTH) { d{p} = dy[(row + ox) * OUT4 + o]; }
        }
        //: end
        //: repeat q 4
        {
          let f = filter_[((ky * KERNEL + kx) * OUT4 * 4 + o * 4 + {q}) * IN4 + c];
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
    if (ix < WIDTH) { result[((n * HEIGHT + iy) * WIDTH + ix) * IN4 + c] = acc{p}; }
  }
  //: end
}
