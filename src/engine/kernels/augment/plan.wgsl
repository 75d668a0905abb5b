// The plan of one view: the very draws, in the very order, of `engine/augment/viewPlan.ts`.
//
//   draw    what                       draw    what                      draw    what
//   0       flip                       7…9     order of the jitter       13, 14  crop: across, down
//   1       rotation                   10      greyscale                 15 …    crop's tries: area, ratio
//   2       whether jitter strikes     11, 12  blur, its σ
//   3…6     amounts of the jitter
//
//   uniforms, whole: flipBelow, jitterBelow, greyscaleBelow, blurBelow: probabilities in 2⁻²⁴, rounded up;
//     fitArea, fitAreaSpan, fitLogRatio, fitLogRatioSpan: the rule of `engine/augment/cropFit.ts`, in 2⁻¹⁶;
//     cropTries; photoSide [pixels]; plain: 1 where photos are taken whole and nothing is done to them
//   uniforms, real, each as the least and the span of what is drawn: rotation [radians], brightness, contrast,
//     saturation, hue, sigma [pixels], area, logRatio

const BRIGHTNESS = 0u;
const CONTRAST = 1u;
const SATURATION = 2u;
const HUE = 3u;
const WHOLE = vec2f(1.0);

struct Plan {
  // From p in the view, (−½ … ½)², to pixels of the photo: (dot(toX, p), dot(toY, p)) + start.
  toX: vec2f,
  toY: vec2f,
  start: vec2f,
  // Of brightness, contrast, saturation and hue.
  amounts: vec4f,
  // Operations in the order drawn, four bits each; how many there are, and which of them is the contrast.
  order: u32,
  operations: u32,
  contrastAt: u32,
  greyscale: bool,
  // Pixels of the view; 0 for none.
  sigma: f32,
}

fn drawPlan(photo: i32, view: i32) -> Plan {
  let side = f32(uniforms.photoSide);
  var plan = Plan(vec2f(side, 0.0), vec2f(0.0, side), vec2f(0.5 * side - 0.5), vec4f(1.0), 0, 0, 0, false, 0.0);
  if (uniforms.plain == 1) { return plan; }
  let key = streamKey(photo, view);
  let size = drawCrop(key);
  let corner = vec2f(draw(key, 13u), draw(key, 14u)) * (WHOLE - size) * side;
  let turn = cosineAndSine(between(key, 1u, uniforms.rotationLow, uniforms.rotationSpan));
  let mirror = select(1.0, -1.0, chance(key, 0u, uniforms.flipBelow));
  plan.toX = size.x * side * mirror * vec2f(turn.x, -turn.y);
  plan.toY = size.y * side * vec2f(turn.y, turn.x);
  plan.start = corner + 0.5 * side * size - 0.5;
  plan.amounts = vec4f(
    between(key, 3u, uniforms.brightnessLow, uniforms.brightnessSpan),
    between(key, 4u, uniforms.contrastLow, uniforms.contrastSpan),
    between(key, 5u, uniforms.saturationLow, uniforms.saturationSpan),
    between(key, 6u, uniforms.hueLow, uniforms.hueSpan),
  );
  if (chance(key, 2u, uniforms.jitterBelow)) { plan.operations = 4u; }
  plan.order = drawOrder(key);
  while (operation(plan.order, plan.contrastAt) != CONTRAST) { plan.contrastAt++; }
  plan.greyscale = chance(key, 10u, uniforms.greyscaleBelow);
  if (chance(key, 11u, uniforms.blurBelow)) {
    plan.sigma = between(key, 12u, uniforms.sigmaLow, uniforms.sigmaSpan);
  }
  return plan;
}

fn chance(key: vec4u, position: u32, below: i32) -> bool {
  return i32(drawBits(key, position)) < below;
}

fn between(key: vec4u, position: u32, low: f32, span: f32) -> f32 {
  return low + span * draw(key, position);
}

fn operation(order: u32, at: u32) -> u32 { return (order >> (4u * at)) & 15u; }

// A random order of four: each is taken out of those that are left. The last is no choice, whatever is drawn.
fn drawOrder(key: vec4u) -> u32 {
  var left = 0x3210u;
  var order = 0u;
  for (var place = 0u; place < 4u; place++) {
    let pick = (drawBits(key, 7u + place) * (4u - place)) >> 24u;
    order |= operation(left, pick) << (4u * place);
    let before = (1u << (4u * pick)) - 1u;
    left = (left & before) | ((left >> 4u) & ~before);
  }
  return order;
}

// Width and height of the crop as shares of the photo.
fn drawCrop(key: vec4u) -> vec2f {
  for (var attempt = 0u; attempt < u32(uniforms.cropTries); attempt++) {
    let area = 15u + 2u * attempt;
    if (!cropFits(drawBits(key, area) >> 8u, drawBits(key, area + 1u) >> 8u)) { continue; }
    let root = sqrt(between(key, area, uniforms.areaLow, uniforms.areaSpan));
    let stretch = exp(0.5 * between(key, area + 1u, uniforms.logRatioLow, uniforms.logRatioSpan));
    return root * vec2f(stretch, 1.0 / stretch);
  }
  return WHOLE;
}

fn cropFits(areaDraw: u32, ratioDraw: u32) -> bool {
  let area = uniforms.fitArea + i32(scaled(u32(uniforms.fitAreaSpan), areaDraw));
  let logRatio = uniforms.fitLogRatio + i32(scaled(u32(uniforms.fitLogRatioSpan), ratioDraw));
  return area <= i32(expMinus(u32(abs(logRatio))));
}

fn scaled(value: u32, by: u32) -> u32 { return (value * by) >> 16u; }

fn expMinus(x: u32) -> u32 {
  var value = 65536u;
  for (var divisor = 5u; divisor > 0u; divisor--) { value = 65536u - scaled(x, value) / divisor; }
  return value;
}

// The built-in ones may be off by 2⁻¹¹, a twentieth of a pixel. So a polynomial, at a quarter of the angle, and the
// angle doubled twice: (c, s) → (c² − s², 2cs). Good for half a turn and more.
fn cosineAndSine(angle: f32) -> vec2f {
  let x = 0.25 * angle;
  let y = x * x;
  var c = 1.0 - y / 2.0 * (1.0 - y / 12.0 * (1.0 - y / 30.0 * (1.0 - y / 56.0)));
  var s = x * (1.0 - y / 6.0 * (1.0 - y / 20.0 * (1.0 - y / 42.0 * (1.0 - y / 72.0))));
  for (var twice = 0; twice < 2; twice++) {
    let doubled = vec2f(c * c - s * s, 2.0 * c * s);
    c = doubled.x;
    s = doubled.y;
  }
  return vec2f(c, s);
}
