import type { Layer } from '../../core/architecture/layer.ts';

/**
 * Tells encoders apart: FNV-1a of 32 bits over layers and weights. It guards against mistakes, not against malice.
 *
 * @returns eight hexadecimal digits
 */
export function fingerprint(
  layers: readonly Layer[],
  ...weights: readonly Float32Array<ArrayBuffer>[]
): string {
  let hash = 0x811c9dc5;
  const parts = [
    new TextEncoder().encode(JSON.stringify(layers)),
    ...weights.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  ];
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
