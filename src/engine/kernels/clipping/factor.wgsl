// What clips a gradient's global norm.
//
//   norm = √(Σ partial_),  factor = min(1, limit/(norm + ε))
//   result = (factor, norm, 0, 0)
//
//   partial_ [parts, 4] by sumOfSquares.wgsl, result [4]
//
// One workgroup. A thread adds every 64th part; the first thread then adds the 64 sums, in their order. The minimum
// by comparison, since min(NaN, 1) may be 1.

var<workgroup> sums: array<vec4f, 64>;

fn main(index: i32) {
  var sum = vec4f(0.0);
  for (var part = index; part < uniforms.parts; part += 64) { sum += partial_[part]; }
  sums[index] = sum;
  workgroupBarrier();
  if (index > 0) { return; }
  var total = vec4f(0.0);
  for (var k = 0; k < 64; k++) { total += sums[k]; }
  let norm = sqrt(dot(total, vec4f(1.0)));
  let factor = uniforms.limit / (norm + uniforms.epsilon);
  result[0] = vec4f(select(factor, 1.0, factor > 1.0), norm, 0.0, 0.0);
}
