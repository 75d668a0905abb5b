// Gaussian blur along one axis of views, mirrored at the edges without repeating them: `engine/augment/blur.ts`.
//
//   result[v, …] = scale · Σ over taps t of w[t] · views[v, … + t · along] + shift,  w[t] ∝ e^(−t²/2σ²)
//
//   views, result [views, viewSide, viewSide, 3]; rows as in views.wgsl
//   uniforms besides those of plan.wgsl: photos, viewSide, down: 0 along rows, 1 along columns; scale, shift
//
// One workgroup of THREADS: one view. Its first thread draws the plan anew, for σ; TAPS threads make the weights.

const RADIUS = (TAPS - 1) / 2;

var<workgroup> sigma: f32;
var<workgroup> weights: array<f32, TAPS>;

fn main(index: i32) {
  let lane = i32(localIndex);
  let view = index / THREADS;
  if (lane == 0) { sigma = drawPlan(rows[3 * (view % uniforms.photos)], view / uniforms.photos).sigma; }
  workgroupBarrier();
  if (lane < TAPS) { weights[lane] = weight(lane - RADIUS); }
  workgroupBarrier();
  var sum = 0.0;
  for (var tap = 0; tap < TAPS; tap++) { sum += weights[tap]; }

  let side = uniforms.viewSide;
  let stride = select(1, side, uniforms.down == 1);
  let start = view * side * side;
  for (var pixel = lane; pixel < side * side; pixel += THREADS) {
    let along = select(pixel % side, pixel / side, uniforms.down == 1);
    let line = start + pixel - along * stride;
    var colour = vec3f(0.0);
    for (var tap = 0; tap < TAPS; tap++) {
      let at = 3 * (line + mirrored(along + tap - RADIUS, side) * stride);
      colour += weights[tap] / sum * vec3f(views[at], views[at + 1], views[at + 2]);
    }
    colour = colour * uniforms.scale + uniforms.shift;
    let at = 3 * (start + pixel);
    result[at] = colour.r;
    result[at + 1] = colour.g;
    result[at + 2] = colour.b;
  }
}

// Without blur all the weight lies in the middle.
fn weight(tap: i32) -> f32 {
  if (sigma == 0.0) { return select(0.0, 1.0, tap == 0); }
  return exp(-f32(tap * tap) / (2.0 * sigma * sigma));
}

// −1 → 1, length → length − 2, and so on for views smaller than the kernel.
fn mirrored(at: i32, length: i32) -> i32 {
  let period = max(1, 2 * (length - 1));
  let wrapped = (at % period + period) % period;
  return min(wrapped, period - wrapped);
}
