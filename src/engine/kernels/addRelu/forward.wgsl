// The end of a residual block: sum and ReLU in one pass.
//
//   result[i] = relu(a[i] + b[i])
//
//   a, b, result [4·threads]
//
// One thread: one vec4. ReLU by comparison, since max(NaN, 0) may be 0 and would hide a broken network.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let sum = a[index] + b[index];
  result[index] = select(sum, vec4f(0.0), sum < vec4f(0.0));
}
