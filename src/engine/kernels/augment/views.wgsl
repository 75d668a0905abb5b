// Random views of photos, but for their blur.
//
//   result[v, y, x] = greyscale(jitter(photo at the plan's place of (x, y))) · scale + shift
//
//   photos: bytes, four a word: RGB of […, photoSide, photoSide], one photo after the other
//   rows [3 · photos]: of each photo its id, and the places in `photos` of what its first and its second view show, or
//     −1 for black
//   result [views, viewSide, viewSide, 3]: all first views, then all second ones
//   uniforms besides those of plan.wgsl: photos, viewSide, scale, shift
//
// One workgroup of THREADS: one view. Its first thread draws the plan. Neighbouring threads make neighbouring pixels,
// and keep them in `result` until the mean luma is known that the contrast needs: each reads only what it wrote.
// Sums have a fixed order, so that the same view has the same bits wherever it stands.

var<workgroup> viewPlan: Plan;
var<workgroup> sums: array<f32, THREADS>;
var<workgroup> rowSums: array<f32, SUM_ROWS>;

fn main(index: i32) {
  let lane = i32(localIndex);
  let view = index / THREADS;
  let row = view % uniforms.photos;
  let second = view / uniforms.photos;
  let place = rows[3 * row + 1 + second];
  // A loop, not an `if`: see colour.wgsl.
  for (var first = lane; first == 0; first++) { viewPlan = drawPlan(rows[3 * row], second); }
  workgroupBarrier();
  let toX = viewPlan.toX;
  let toY = viewPlan.toY;
  let origin = viewPlan.start;
  let order = viewPlan.order;
  let amounts = viewPlan.amounts;
  let operations = viewPlan.operations;
  let before = min(viewPlan.contrastAt, operations);
  let grey = viewPlan.greyscale;
  let pixels = uniforms.viewSide * uniforms.viewSide;
  let start = 3 * view * pixels;

  var sum = 0.0;
  for (var pixel = lane; pixel < pixels; pixel += THREADS) {
    let cell = vec2f(vec2i(pixel % uniforms.viewSide, pixel / uniforms.viewSide));
    let p = (cell + 0.5) / f32(uniforms.viewSide) - 0.5;
    let at = vec2f(dot(toX, p), dot(toY, p)) + origin;
    let colour = jittered(photoAt(place, at), order, amounts, 0u, before, 0.0);
    sum += luma(colour);
    put(start + 3 * pixel, colour);
  }
  sums[lane] = sum;
  workgroupBarrier();
  if (lane < SUM_ROWS) {
    var rowSum = 0.0;
    for (var at = lane; at < THREADS; at += SUM_ROWS) { rowSum += sums[at]; }
    rowSums[lane] = rowSum;
  }
  workgroupBarrier();
  var mean = 0.0;
  for (var at = 0; at < SUM_ROWS; at++) { mean += rowSums[at] / f32(pixels); }

  for (var pixel = lane; pixel < pixels; pixel += THREADS) {
    let at = start + 3 * pixel;
    var colour = vec3f(result[at], result[at + 1], result[at + 2]);
    colour = jittered(colour, order, amounts, before, operations, mean);
    colour = select(colour, vec3f(luma(colour)), grey);
    put(at, colour * uniforms.scale + uniforms.shift);
  }
}

fn put(at: i32, colour: vec3f) {
  result[at] = colour.r;
  result[at + 1] = colour.g;
  result[at + 2] = colour.b;
}

// Crop, resize, flip and rotation as one bilinear reading, pixel centres at halves: `engine/augment/resample.ts`.
// Beyond the edge lies the edge again, so that it is the point that is brought inside, and of its four neighbours two
// always stand side by side.
fn photoAt(place: i32, point: vec2f) -> vec3f {
  let side = uniforms.photoSide;
  let inside = clamp(point, vec2f(0.0), vec2f(f32(side - 1)));
  let corner = vec2u(min(floor(inside), vec2f(f32(max(side - 2, 0)))));
  let share = inside - vec2f(corner);
  let above = (u32(max(place, 0) * side) + corner.y) * u32(side) + corner.x;
  let below = above + select(0u, u32(side), side > 1);
  let colour = mix(between2(3u * above, share.x), between2(3u * below, share.x), share.y);
  return select(saturate(colour), vec3f(0.0), place < 0);
}

// What lies between two neighbours: six bytes from anywhere, out of three words.
fn between2(byte: u32, share: f32) -> vec3f {
  let word = byte >> 2u;
  let bits = 8u * (byte & 3u);
  let second = bitcast<u32>(photos[word + 1u]);
  let low = (bitcast<u32>(photos[word]) >> bits) | ((second << (31u - bits)) << 1u);
  let high = (second >> bits) | ((bitcast<u32>(photos[word + 2u]) << (31u - bits)) << 1u);
  return mix(unpack4x8unorm(low).rgb, unpack4x8unorm((low >> 24u) | (high << 8u)).rgb, share);
}
