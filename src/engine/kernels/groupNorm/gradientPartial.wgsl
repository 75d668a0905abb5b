// Gradients of scale and shift by view, partial sums.
//
//   d[n, p, c] = dy[n, p, c], or 0 where relu is 1 and y[n, p, c] ≤ 0
//   result[k, n, 0, c] = Σ over the pixels p of chunk k of d · x̂,  x̂ = (x − μ[n, g])/√(σ²[n, g] + ε)
//   result[k, n, 1, c] = Σ over the pixels p of chunk k of d
//
//   dy, x, y [views, pixels, 4·c4]; statistics [views, 2, groups], number by number;
//   result [chunks, views, 2, 4·c4]; group4 is a group's channels / 4
//
// One thread: one vec4 of channels of one view and chunk.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.c4;
  let n = index / uniforms.c4 % uniforms.views;
  let k = index / uniforms.c4 / uniforms.views;
  let groups = uniforms.c4 / uniforms.group4;
  let mean = statistics[2 * n * groups + c / uniforms.group4];
  let root = inverseSqrt(statistics[(2 * n + 1) * groups + c / uniforms.group4] + uniforms.epsilon);
  var dGamma = vec4f(0.0);
  var dBeta = vec4f(0.0);
  for (var p = k; p < uniforms.pixels; p += uniforms.chunks) {
    let at = (n * uniforms.pixels + p) * uniforms.c4 + c;
    let d = select(dy[at], vec4f(0.0), (y[at] <= vec4f(0.0)) & vec4<bool>(uniforms.relu == 1));
    dBeta += d;
    dGamma = fma(d, (x[at] - mean) * root, dGamma);
  }
  let at = (k * uniforms.views + n) * 2 * uniforms.c4 + c;
  result[at] = dGamma;
  result[at + uniforms.c4] = dBeta;
}
