// The jitter's operations on one pixel, RGB in [0, 1]: what `engine/augment/` has in a file each.

fn luma(c: vec3f) -> f32 { return dot(c, vec3f(0.2989, 0.587, 0.114)); }

// Value V, chroma C and the sector of the hue; a channel's new value is V − C · clamp(min(k, 4 − k), 0, 1).
fn hueTurned(c: vec3f, shift: f32) -> vec3f {
  let value = max(c.r, max(c.g, c.b));
  let chroma = value - min(c.r, min(c.g, c.b));
  // Without chroma there is no hue: whatever k comes out is multiplied by 0.
  let apart = (c.gbr - c.brg) / max(chroma, 1e-9);
  let sector = select(select(apart.b + 4.0, apart.g + 2.0, value == c.g), apart.r, value == c.r);
  let turned = vec3f(5.0, 3.0, 1.0) + (sector + 6.0 * shift);
  let k = turned - 6.0 * floor(turned / 6.0);
  return value - chroma * saturate(min(k, 4.0 - k));
}

// Operations `first` to `end` of an order, the end not among them; `mean` is the view's luma where the contrast comes.
// Brightness, contrast and saturation are one: f · x + (1 − f) · grey, with black, the mean or the pixel's luma.
fn jittered(colour: vec3f, order: u32, amounts: vec4f, first: u32, end: u32, mean: f32) -> vec3f {
  var c = colour;
  for (var at = first; at < end; at++) {
    let which = operation(order, at);
    let factor = amounts[which];
    // A loop that runs once or not at all: a software adapter computes both sides of an `if`.
    for (var turn = which; turn == HUE; turn++) { c = hueTurned(c, factor); }
    for (var blend = which; blend < HUE; blend += HUE) {
      let grey = select(select(luma(c), mean, which == CONTRAST), 0.0, which == BRIGHTNESS);
      c = saturate(factor * c + (1.0 - factor) * grey);
    }
  }
  return c;
}
