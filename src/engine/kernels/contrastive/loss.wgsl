// The loss from what is known of each view.
//
//   result = 1/views · Σ over i of (log-sum-exp of i − positive of i)
//
//   perView [views, 4]: maximum, log sum, positive, rank; result a scalar
//
// One workgroup. A thread adds every 64th view; the first thread then adds the 64 sums, in their order.

var<workgroup> sums: array<f32, 64>;

fn main(index: i32) {
  var sum = 0.0;
  for (var i = index; i < uniforms.views; i += 64) {
    let view = perView[i];
    sum += (view.x - view.z) + view.y;
  }
  sums[index] = sum;
  workgroupBarrier();
  if (index > 0) { return; }
  var total = 0.0;
  for (var k = 0; k < 64; k++) { total += sums[k]; }
  result[0] = total / f32(uniforms.views);
}
