// Gradient of NT-Xent or DCL with respect to z.
//
//   ∂L/∂u[i] = dy/(views·τ) · (Σ over j of w[i, j] · u[j] − 2·u[pair of i])
//   ∂L/∂z[i] = r[i] · (∂L/∂u[i] − u[i] · ⟨u[i], ∂L/∂u[i]⟩) where cosine is 1, else ∂L/∂u[i]
//
// u = z·r, r = 1/√(Σz² + ε): only what is across u changes it. The product needs no pass over the features, since
// ⟨u[i], u[j]⟩ = τ·logit[i, j]:
//
//   ⟨u[i], ∂L/∂u[i]⟩ = dy/views · (Σ over j of w[i, j] · logit[i, j] − 2·positive of i)
//
//   dy a scalar; unit [views, 4·(d4 + 1)]: u, then r; perView [views, 4]: maximum, log sum, positive, rank
//   partial_ [chunks, views, 4·(d4 + 1)] by gradientPartial.wgsl; result [views, 4·d4]
//
// One thread: one vec4, first chunk to last.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let i = index / uniforms.d4;
  let q = index % uniforms.d4;
  let stride = uniforms.d4 + 1;
  var sum = vec4f(0.0);
  var along = 0.0;
  for (var k = 0; k < uniforms.chunks; k++) {
    let row = (k * uniforms.views + i) * stride;
    sum += partial_[row + q];
    along += partial_[row + uniforms.d4].x;
  }
  let pair = (i + uniforms.views / 2) % uniforms.views;
  let byU = (sum - 2.0 * unit[pair * stride + q]) * uniforms.sharpness;
  let scale = dy[0] / f32(uniforms.views);
  if (uniforms.cosine == 1) {
    let across = byU - unit[i * stride + q] * (along - 2.0 * perView[i].z);
    result[index] = scale * unit[i * stride + uniforms.d4].x * across;
  } else {
    result[index] = scale * byU;
  }
}
