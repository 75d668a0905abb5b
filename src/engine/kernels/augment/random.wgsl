// Counter-based random numbers, the very draws of `core/random.ts`: pcg4d of Jarzynski and Olano, JCGT 9(3), 2020.
//
//   key    = pcg4d(seed, purpose, step, 2 · photo + view)
//   draw n = the upper 24 bits of word n mod 4 of pcg4d(key + (0, 0, 0, ⌊n/4⌋))
//
//   uniforms: seed, purpose, step

fn mixed(value: vec4u) -> vec4u {
  var v = value;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

fn pcg4d(key: vec4u) -> vec4u {
  let v = mixed(key * 1664525u + 1013904223u);
  return mixed(v ^ (v >> vec4u(16u)));
}

fn streamKey(photo: i32, view: i32) -> vec4u {
  return pcg4d(vec4u(vec4i(uniforms.seed, uniforms.purpose, uniforms.step, 2 * photo + view)));
}

// A whole number in [0, 2²⁴): the decisions of a plan compare it with whole numbers, so that they are exact.
fn drawBits(key: vec4u, position: u32) -> u32 {
  return pcg4d(key + vec4u(0u, 0u, 0u, position >> 2u))[position & 3u] >> 8u;
}

// Uniform in [0, 1).
fn draw(key: vec4u, position: u32) -> f32 {
  return f32(drawBits(key, position)) / 16777216.0;
}
