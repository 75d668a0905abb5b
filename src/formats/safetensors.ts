/** An array of float32 with its name. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Headers are filled up with spaces to a multiple of this, so that numbers can be read where they lie. */
const ALIGNMENT = 8;

/**
 * Arrays as a safetensors file: the length of a JSON header (u64, little-endian), the header, then all numbers.
 *
 * Source: github.com/huggingface/safetensors, "Format".
 *
 * @param metadata free facts
 */
export function safetensors(
  arrays: readonly NamedArray[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = arrays.map(({ name, shape, data }) => {
    const start = end;
    end += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [start, end] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const bare = new TextEncoder().encode(text);
  const header = new TextEncoder().encode(text + ' '.repeat(-bare.length & (ALIGNMENT - 1)));
  const file = new Uint8Array(8 + header.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  let at = 8 + header.length;
  for (const { data } of arrays) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}
