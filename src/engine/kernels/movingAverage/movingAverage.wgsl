// Exponential moving average of unbiased statistics.
//
//   result[i] = (1 − share)·running[i] + share·unbiased[i]·batch[i]
//
//   running, batch, unbiased, result [4·threads]
//
// One thread: four numbers.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  result[index] = mix(running[index], unbiased[index] * batch[index], vec4f(uniforms.share));
}
