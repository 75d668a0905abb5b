// Trust ratios of all arrays.
//
//   ratio = trust · ‖θ‖/‖g‖ for an adapted array of which neither is 0, else 1
//   result[a] = (ratio, λ of the array: 0 where it is not adapted, 0, 0)
//
//   arrays [count, 4], whole numbers: first chunk, the one after the last, 1 where adapted
//   partial_ [chunks, 4] by norms.wgsl, result [count, 4]
//
// One workgroup an array. A thread adds every 64th chunk; the first thread then adds the 64 sums, in their order.

var<workgroup> sums: array<vec2f, 64>;

fn main(index: i32) {
  let a = index / 64;
  let lane = index % 64;
  var sum = vec2f(0.0);
  for (var k = arrays[a].x + lane; k < arrays[a].y; k += 64) { sum += partial_[k].xy; }
  sums[lane] = sum;
  workgroupBarrier();
  if (lane > 0) { return; }
  var total = vec2f(0.0);
  for (var k = 0; k < 64; k++) { total += sums[k]; }
  let norms = sqrt(total);
  let adapted = arrays[a].z == 1;
  let ratio = uniforms.trust * norms.x / norms.y;
  result[a] = vec4f(
    select(1.0, ratio, adapted && norms.x > 0.0 && norms.y > 0.0),
    select(0.0, uniforms.weightDecay, adapted),
    0.0,
    0.0,
  );
}
