/**
 * Scales a square picture, rows first, then columns. Its slow twin is `Resampler`.
 *
 *     mixed[x, c]     = Σᵥ wᵥ(y) · source[start(y) + v, x, c]
 *     target[y, x, c] = ⌊½ + Σₕ wₕ(x) · mixed[start(x) + h, c]⌋
 *
 * source uint8 [from, from, channels], 3 or 4 channels; target uint8 [to, to, 3]; starts and counts int32 [to];
 * weights float32 [to, widest]; mixed float32 [from, channels]. Red and blue change places where `swap` is not 0.
 *
 * Rows are mixed 16 bytes at a time, however long they are: source may be read, and mixed written, for 15 numbers
 * beyond their end; one byte beyond that of target is written.
 */
export function scaleSquare(
  source: usize, from: i32, channels: i32, target: usize, to: i32,
  starts: usize, counts: usize, weights: usize, widest: i32, mixed: usize, swap: i32,
): void {
  const stride = (from * channels) as usize;
  for (let y = 0; y < to; y++) {
    const place = (y as usize) << 2;
    const first = source + (load<i32>(starts + place) as usize) * stride;
    mixRows(first, stride, load<i32>(counts + place), weights + place * widest, mixed);
    mixColumns(mixed, (channels as usize) << 2, target + y * to * 3, to, starts, counts, weights, widest, swap);
  }
}

/** The weighted sum of `count` rows, all channels as they lie. */
@inline
function mixRows(first: usize, stride: usize, count: i32, weights: usize, mixed: usize): void {
  for (let x: usize = 0; x < stride; x += 16) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let at = first + x;
    for (let v = 0; v < count; v++, at += stride) {
      const weight = v128.load_splat<f32>(weights + ((v as usize) << 2));
      const bytes = v128.load(at);
      const low = i16x8.extend_low_i8x16_u(bytes);
      const high = i16x8.extend_high_i8x16_u(bytes);
      a = f32x4.add(a, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low))));
      b = f32x4.add(b, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low))));
      c = f32x4.add(c, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high))));
      d = f32x4.add(d, f32x4.mul(weight, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high))));
    }
    const out = mixed + (x << 2);
    v128.store(out, a);
    v128.store(out, b, 16);
    v128.store(out, c, 32);
    v128.store(out, d, 48);
  }
}

/** One row of the target. Each pixel is written as four bytes, the last of them written over by the next pixel. */
@inline
function mixColumns(
  mixed: usize, step: usize, out: usize, to: i32,
  starts: usize, counts: usize, weights: usize, widest: i32, swap: i32,
): void {
  for (let x = 0; x < to; x++, out += 3) {
    const place = (x as usize) << 2;
    let at = mixed + (load<i32>(starts + place) as usize) * step;
    let weight = weights + place * widest;
    const end = weight + ((load<i32>(counts + place) as usize) << 2);
    let sum = f32x4.splat(0.5);
    for (; weight < end; weight += 4, at += step) {
      sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(weight), v128.load(at)));
    }
    const whole = i32x4.trunc_sat_f32x4_s(sum);
    const pixel = swap != 0
      ? i8x16.shuffle(whole, whole, 8, 4, 0, 12, 8, 4, 0, 12, 8, 4, 0, 12, 8, 4, 0, 12)
      : i8x16.shuffle(whole, whole, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12);
    store<i32>(out, i32x4.extract_lane(pixel, 0));
  }
}
