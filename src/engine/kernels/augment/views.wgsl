// Random views of photos, but for their blur.
//
//   result[v, y, x] = greyscale(jitter(photo at the plan's place of (x, y))) · scale + shift
//
//   photos: bytes, four a word: RGB of […, photoSide, photoSide], one photo after the other
//   rows [2 · photos]: of each photo its id, and its place in `photos`, or −1 for black
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
  let place = rows[2 * row + 1];
  if (lane == 0) { viewPlan = drawPlan(rows[2 * row], view / uniforms.photos); }
  workgroupBarrier();
  let plan = viewPlan;
  let before = min(plan.contrastAt, plan.operations);
  let pixels = uniforms.viewSide * uniforms.viewSide;
  let start = 3 * view * pixels;

  var sum = 0.0;
  for (var pixel = lane; pixel < pixels; pixel += THREADS) {
    let colour = jittered(photoAt(place, plan, pixel), plan, 0u, before, 0.0);
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
    colour = jittered(colour, plan, before, plan.operations, mean);
    if (plan.greyscale) { colour = vec3f(luma(colour)); }
    put(at, colour * uniforms.scale + uniforms.shift);
  }
}

fn put(at: i32, colour: vec3f) {
  result[at] = colour.r;
  result[at + 1] = colour.g;
  result[at + 2] = colour.b;
}

// Crop, resize, flip and rotation as one bilinear reading, pixel centres at halves: `engine/augment/resample.ts`.
fn photoAt(place: i32, plan: Plan, pixel: i32) -> vec3f {
  if (place < 0) { return vec3f(0.0); }
  let cell = vec2f(vec2i(pixel % uniforms.viewSide, pixel / uniforms.viewSide));
  let p = (cell + 0.5) / f32(uniforms.viewSide) - 0.5;
  let at = vec2f(dot(plan.toX, p), dot(plan.toY, p)) + plan.start;
  let corner = floor(at);
  let share = at - corner;
  let last = vec2i(uniforms.photoSide - 1);
  let low = clamp(vec2i(corner), vec2i(0), last);
  let high = clamp(vec2i(corner) + 1, vec2i(0), last);
  let first = u32(place) * u32(3 * uniforms.photoSide * uniforms.photoSide);
  let above = mix(byteColour(first, low.x, low.y), byteColour(first, high.x, low.y), share.x);
  let below = mix(byteColour(first, low.x, high.y), byteColour(first, high.x, high.y), share.x);
  return saturate(mix(above, below, share.y));
}

// Three bytes from anywhere: out of two words, of which the second matters only where they straddle.
fn byteColour(first: u32, x: i32, y: i32) -> vec3f {
  let byte = first + 3u * u32(y * uniforms.photoSide + x);
  let word = byte >> 2u;
  let bits = 8u * (byte & 3u);
  let low = bitcast<u32>(photos[word]) >> bits;
  let high = (bitcast<u32>(photos[word + 1u]) << (31u - bits)) << 1u;
  return unpack4x8unorm(low | high).rgb;
}
