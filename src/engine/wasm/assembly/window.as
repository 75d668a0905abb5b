import { bytes } from './multiplyAdd';

/**
 * Copies one picture with a border of zeros, or a part of it, so that a convolution reads without asking where the
 * picture ends.
 *
 *     to[r, q, c] = from[r − top, q − left, c] where that lies inside, else 0
 *
 * from [height, width, channels]; to [rows, columns, pitch], pitch ≥ channels, zero beyond the channels
 */
export function copyWindow(
  from: usize, height: i32, width: i32, channels: i32,
  to: usize, rows: i32, columns: i32, pitch: i32, top: i32, left: i32,
): void {
  const rowBytes = bytes(columns * pitch);
  const first = max(left, 0);
  const last = min(left + width, columns);
  for (let r = 0; r < rows; r++) {
    const row = to + (r as usize) * rowBytes;
    const y = r - top;
    if (y < 0 || y >= height) {
      memory.fill(row, 0, rowBytes);
      continue;
    }
    const source = from + bytes((y * width + first - left) * channels);
    if (pitch == channels) {
      const before = bytes(first * channels);
      const inside = bytes((last - first) * channels);
      memory.fill(row, 0, before);
      memory.copy(row + before, source, inside);
      memory.fill(row + before + inside, 0, rowBytes - before - inside);
      continue;
    }
    memory.fill(row, 0, rowBytes);
    for (let q = first; q < last; q++) {
      memory.copy(row + bytes(q * pitch), source + bytes((q - first) * channels), bytes(channels));
    }
  }
}
