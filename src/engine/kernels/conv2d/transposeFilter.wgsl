// Filter as the input gradient needs it: inputs and outputs exchanged, and taps turned by half a turn where flip is 1.
//
//   result[ky, kx, o, c] = filter_[ky′, kx′, c, o],  k′ = KERNEL − 1 − k if flip, else k
//
//   filter_ [KERNEL, KERNEL, 4·in4, 4·out4], result [KERNEL, KERNEL, 4·out4, 4·in4]
//
// One thread writes one vec4 along c, gathered from four rows.

fn main(index: i32) {
  if (index >= uniforms.threads) { return; }
  let c = index % uniforms.in4;
  let o = (index / uniforms.in4) % (uniforms.out4 * 4);
  let tap = index / (uniforms.in4 * uniforms.out4 * 4);
  let from_ = select(tap, KERNEL * KERNEL - 1 - tap, uniforms.flip == 1);
  var v = vec4f(0.0);
  for (var q = 0; q < 4; q++) { v[q] = filter_[(from_ * uniforms.in4 * 4 + c * 4 + q) * uniforms.out4 + o / 4][o % 4]; }
  result[index] = v;
}
