// Filter as the input gradient needs it: inputs and outputs exchanged, and taps turned by half a turn where FLIP is 1.
//
//   result[ky, kx, o, c] = filter_[ky′, kx′, c, o],  k′ = KERNEL − 1 − k if FLIP, else k
//
//   filter_ [KERNEL, KERNEL, 4·IN4, 4·OUT4], result [KERNEL, KERNEL, 4·OUT4, 4·IN4]
//
// One thread writes one vec4 along c, gathered from four rows.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % IN4;
  let o = (index / IN4) % (OUT4 * 4);
  let tap = index / (IN4 * OUT4 * 4);
  let from_ = select(tap, KERNEL * KERNEL - 1 - tap, FLIP == 1);
  var v = vec4f(0.0);
  for (var q = 0; q < 4; q++) { v[q] = filter_[(from_ * IN4 * 4 + c * 4 + q) * OUT4 + o / 4][o % 4]; }
  result[index] = v;
}
