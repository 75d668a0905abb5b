// Rows of z brought to unit length, each followed by the factor that did it.
//
//   result[i, 0 … d) = z[i] · r[i],  result[i, d] = r[i]
//   r[i] = 1/√(Σ z[i]² + ε) where cosine is 1, else 1
//
//   z [views, 4·d4], result [views, 4·(d4 + 1)]
//
// One thread: one vec4. Each makes its row's norm anew, which costs no dispatch and no barrier.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let row = index / (uniforms.d4 + 1);
  let q = index % (uniforms.d4 + 1);
  var factor = 1.0;
  if (uniforms.cosine == 1) {
    var squares = vec4f(0.0);
    for (var k = 0; k < uniforms.d4; k++) {
      let value = z[row * uniforms.d4 + k];
      squares = fma(value, value, squares);
    }
    factor = inverseSqrt(dot(squares, vec4f(1.0)) + uniforms.epsilon);
  }
  if (q == uniforms.d4) {
    result[index] = vec4f(factor);
  } else {
    result[index] = z[row * uniforms.d4 + q] * factor;
  }
}
