// What a step leaves for the log.
//
//   result = (loss, top 1, top 5, gradient norm)
//   top k  = share of the views whose positive has a rank below k
//
//   loss a scalar; perView [views, 4]: the last number is the rank; clip [4]: factor, norm, 0, 0; result [4]
//
// One workgroup. A thread counts every 64th view; the first thread then adds the 64 counts.

var<workgroup> counts: array<vec2f, 64>;

fn main(index: i32) {
  var count = vec2f(0.0);
  for (var i = index; i < uniforms.views; i += 64) {
    count += select(vec2f(0.0), vec2f(1.0), vec2f(perView[i].w) < vec2f(1.0, 5.0));
  }
  counts[index] = count;
  workgroupBarrier();
  if (index > 0) { return; }
  var total = vec2f(0.0);
  for (var k = 0; k < 64; k++) { total += counts[k]; }
  result[0] = vec4f(loss[0], total / f32(uniforms.views), clip[0].y);
}
