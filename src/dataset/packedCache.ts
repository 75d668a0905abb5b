import * as v from 'valibot';
import { LikenessError } from '../core/errors.ts';
import { message, type Message } from '../core/message.ts';
import type { PhotoRecord } from '../core/photos.ts';
import { sideOf, type PhotoCache } from './photoCache.ts';

const LENGTH_BYTES = 4;
const LARGEST_SIDE = 1024;

/** A photo of a packed cache: what is told of it, and the side of its pixels. */
type PackedRecord = Omit<PhotoRecord, 'id'> & { readonly side: number };

/** Photos and what is known of them, as `packCache` packed them. */
export interface UnpackedCache {
  /** Side of the cache. */
  readonly side: number;
  readonly records: readonly Omit<PhotoRecord, 'id'>[];
  /** Of each, [s, s, 3]. */
  readonly pixels: readonly Uint8Array<ArrayBuffer>[];
}

const headSchema = v.strictObject({
  side: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_SIDE)),
  records: v.pipe(
    v.array(
      v.strictObject({
        path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
        label: v.nullable(v.pipe(v.string(), v.maxLength(1024))),
        width: v.pipe(v.number(), v.integer(), v.minValue(1)),
        height: v.pipe(v.number(), v.integer(), v.minValue(1)),
        hash: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
        side: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_SIDE)),
      }),
    ),
    v.maxLength(1_000_000),
  ),
});

/** All photos in one run of bytes: the length of a head, the head as JSON, and the pixels one photo after the other. */
export function packCache(cache: PhotoCache, records: readonly PhotoRecord[]): Uint8Array<ArrayBuffer> {
  const packed = records.map(({ id, path, label, width, height, hash }): PackedRecord => {
    return { path, label, width, height, hash, side: sideOf(cache.photo(id)) };
  });
  const head = new TextEncoder().encode(JSON.stringify({ side: cache.side, records: packed }));
  const size = records.reduce((sum, { id }) => sum + cache.photo(id).length, 0);
  const bytes = new Uint8Array(LENGTH_BYTES + head.length + size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, LENGTH_BYTES);
  let at = LENGTH_BYTES + head.length;
  for (const { id } of records) {
    bytes.set(cache.photo(id), at);
    at += cache.photo(id).length;
  }
  return bytes;
}

/**
 * What `packCache` packed. Nothing of it is trusted.
 *
 * @throws LikenessError `bad-project`
 */
export function unpackCache(bytes: Uint8Array<ArrayBuffer>): UnpackedCache {
  const { side, records, start } = readHead(bytes);
  let at = start;
  const pixels = records.map((record) => {
    const end = at + 3 * record.side ** 2;
    const photo = bytes.slice(at, end);
    at = end;
    return photo;
  });
  return {
    side,
    records: records.map(({ path, label, width, height, hash }) => ({ path, label, width, height, hash })),
    pixels,
  };
}

/** What is told of the photos in a packed cache, which is whole. @throws LikenessError `bad-project` */
export function packedRecords(bytes: Uint8Array): UnpackedCache['records'] {
  return readHead(bytes).records;
}

function readHead(bytes: Uint8Array): v.InferOutput<typeof headSchema> & { readonly start: number } {
  if (bytes.length < LENGTH_BYTES) throw damaged(message('there are none'));
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const start = LENGTH_BYTES + length;
  if (start > bytes.length) throw damaged(message('their description is cut off'));
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, start)));
  } catch {
    throw damaged(message('their description is no JSON'));
  }
  const head = v.safeParse(headSchema, read);
  if (!head.success) throw damaged(message('their description is not what it should be'));
  const size = head.output.records.reduce((sum, { side }) => sum + 3 * side ** 2, 0);
  if (start + size !== bytes.length) throw damaged(message('their pixels are cut off'));
  return { ...head.output, start };
}

function damaged(reason: Message): LikenessError {
  return new LikenessError(
    'bad-project',
    message('The photos of this project cannot be read: {reason}.', { reason }),
  );
}
