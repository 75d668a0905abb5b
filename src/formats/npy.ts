/** The header is filled up to a multiple of this, so that numbers can be mapped from where they lie. */
const ALIGNMENT = 64;

/**
 * An array of float32 as NumPy's file: its header, then the numbers as they lie in memory, which is not copied.
 *
 * Source: numpy.lib.format, version 1.0.
 *
 * @param shape extents of the array, the last one of which runs fastest
 */
export function* npy(data: Float32Array, shape: readonly number[]): Generator<Uint8Array> {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.map((extent) => `${extent},`).join(' ')}), }`;
  const length = Math.ceil((10 + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = new TextEncoder().encode(`${text.padEnd(length - 10 - 1)}\n`);
  const start = Uint8Array.of(
    0x93,
    0x4e,
    0x55,
    0x4d,
    0x50,
    0x59,
    1,
    0,
    header.length & 0xff,
    header.length >> 8,
  );
  yield start;
  yield header;
  yield new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
