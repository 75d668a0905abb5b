// Gradient of the sum under a ReLU, the same for both summands.
//
//   result[i] = dy[i], or 0 where y[i] ≤ 0
//
//   dy, y, result [4·threads]
//
// One thread: one vec4.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  result[index] = select(dy[index], vec4f(0.0), y[index] <= vec4f(0.0));
}
