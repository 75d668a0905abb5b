import { Zlib } from 'fflate';
import { crc32 } from './crc32.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const RGB = 2;
const BITS = 8;

/**
 * A picture as PNG, a part at a time, so that it need never be in memory as a whole.
 *
 * Source: the PNG specification, third edition, sections 5 and 11; no row is filtered.
 *
 * @param bands rows from top to bottom, one or more at a time: uint8 RGB, [rows, width, 3]
 */
export function* png(width: number, height: number, bands: Iterable<Uint8Array>): Generator<Uint8Array> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BITS, RGB], 8);
  yield SIGNATURE;
  yield chunk('IHDR', header);
  let packed: Uint8Array[] = [];
  const stream = new Zlib({ level: 6 }, (part) => packed.push(part));
  const taken = function* (): Generator<Uint8Array> {
    for (const part of packed) if (part.length > 0) yield chunk('IDAT', part);
    packed = [];
  };
  for (const band of bands) {
    stream.push(unfiltered(band, width * 3));
    yield* taken();
  }
  stream.push(new Uint8Array(), true);
  yield* taken();
  yield chunk('IEND', new Uint8Array());
}

/** Each row after the number of its filter, which is none. */
function unfiltered(band: Uint8Array, stride: number): Uint8Array {
  const rows = band.length / stride;
  const lines = new Uint8Array(rows * (stride + 1));
  for (let row = 0; row < rows; row++)
    lines.set(band.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  return lines;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
