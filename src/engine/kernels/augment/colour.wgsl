// The jitter's operations on one pixel, RGB in [0, 1]: what `engine/augment/` has in a file each.

fn luma(c: vec3f) -> f32 { return dot(c, vec3f(0.2989, 0.587, 0.114)); }

// factor · x + (1 − factor) · grey: contrast with the view's mean luma, saturation with the pixel's own.
fn blended(c: vec3f, grey: f32, factor: f32) -> vec3f {
  return saturate(factor * c + (1.0 - factor) * grey);
}

// Value V, chroma C and the sector of the hue; a channel's new value is V − C · clamp(min(k, 4 − k), 0, 1).
fn hueTurned(c: vec3f, shift: f32) -> vec3f {
  let value = max(c.r, max(c.g, c.b));
  let chroma = value - min(c.r, min(c.g, c.b));
  if (chroma == 0.0) { return c; }
  var sector = (c.r - c.g) / chroma + 4.0;
  if (value == c.g) { sector = (c.b - c.r) / chroma + 2.0; }
  if (value == c.r) { sector = (c.g - c.b) / chroma; }
  let k = (vec3f(5.0, 3.0, 1.0) + sector + 6.0 * shift + 12.0) % 6.0;
  return value - chroma * saturate(min(k, 4.0 - k));
}

// Operations `first` to `end` of the plan's order, the end not among them; `mean` is the view's luma where the contrast comes.
fn jittered(colour: vec3f, plan: Plan, first: u32, end: u32, mean: f32) -> vec3f {
  var c = colour;
  for (var at = first; at < end; at++) {
    switch (operation(plan.order, at)) {
      case BRIGHTNESS: { c = saturate(c * plan.amounts[BRIGHTNESS]); }
      case CONTRAST: { c = blended(c, mean, plan.amounts[CONTRAST]); }
      case SATURATION: { c = blended(c, luma(c), plan.amounts[SATURATION]); }
      default: { c = hueTurned(c, plan.amounts[HUE]); }
    }
  }
  return c;
}
