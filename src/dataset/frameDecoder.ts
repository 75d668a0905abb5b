/** After this long a photo that gives no picture is left to createImageBitmap, which knows why. */
const PATIENCE_MS = 1000;
/** The same where the file's last bytes say that something is missing: a folder of such files is not to take an hour. */
const PATIENCE_WITH_CUT_MS = 100;

/** Decodes bytes that are in memory already. Null where that gives no opaque RGB picture: ask createImageBitmap. */
export type DecodeFrame = (bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<VideoFrame | null>;

/**
 * Decoding by ImageDecoder (WebCodecs), where the browser has one. createImageBitmap takes files alone, and each
 * reading of a file is a message to another process, which costs more than the decoding of a small photo.
 *
 * The bytes come as a stream that stays open: once it ends, Chromium gives JPEG photos as YUV, whose colours come
 * out a little different in RGB; before, it gives what createImageBitmap does, bit for bit. Whether a browser does
 * so is tried on a picture of our own; until that is known, and where it does not, the answer is null.
 */
export function createFrameDecoder(): DecodeFrame {
  let usable = false;
  if (typeof ImageDecoder !== 'undefined') void trial().then((passed) => (usable = passed));
  return (bytes, type) => (usable ? decodePlain(bytes, type) : Promise.resolve(null));
}

async function trial(): Promise<boolean> {
  const frame = await decodePlain(greyJpeg(), 'image/jpeg');
  frame?.close();
  return frame !== null;
}

async function decodePlain(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<VideoFrame | null> {
  const frame = await decodeStream(bytes, type);
  if (frame === null || isPlain(frame)) return frame;
  frame.close();
  return null;
}

/** Whether a frame is opaque, in RGB or BGR, and in sRGB, so that its bytes are a photo's pixels as they are. */
export function isPlain({ format, colorSpace }: VideoFrame): boolean {
  const { primaries, transfer, matrix, fullRange } = colorSpace;
  return (
    (format === 'RGBX' || format === 'BGRX') &&
    primaries === 'bt709' &&
    transfer === 'iec61966-2-1' &&
    matrix === 'rgb' &&
    fullRange === true
  );
}

async function decodeStream(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<VideoFrame | null> {
  let close = (): void => undefined;
  const data = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes);
      close = () => controller.close();
    },
  });
  // A photo that is cut off would wait for the rest of it.
  const timer = setTimeout(() => close(), endsWhole(bytes, type) ? PATIENCE_MS : PATIENCE_WITH_CUT_MS);
  let decoder: ImageDecoder | null = null;
  try {
    decoder = new ImageDecoder({ data, type });
    return (await decoder.decode()).image;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    decoder?.close();
  }
}

/** The last bytes of a file of each type: JPEG's end of image, PNG's chunk IEND with its checksum. */
const ENDS: Readonly<Record<string, readonly number[]>> = {
  'image/jpeg': [0xff, 0xd9],
  'image/png': [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
};

/** Whether a file ends as its type does. Some whole ones do not: cameras append notes of their own. */
export function endsWhole(bytes: Uint8Array, type: string): boolean {
  if (type === 'image/webp') return bytes.length >= 8 && riffBytes(bytes) <= bytes.length;
  const end = ENDS[type] ?? [];
  return end.every((byte, at) => bytes[bytes.length - end.length + at] === byte);
}

/** How long a RIFF file says that it is, its own eight bytes of head included. */
function riffBytes(bytes: Uint8Array): number {
  return 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
}

/**
 * A JPEG file of 16 × 16 pixels of medium grey, with colours at half resolution as cameras write them. All
 * coefficients are 0, so that each of its two codes, "no difference" and "end of block", is the bit 0.
 *
 * @see ITU-T T.81, annex B
 */
function greyJpeg(): Uint8Array<ArrayBuffer> {
  const oneCode = [1, ...new Array<number>(15).fill(0), 0];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(1)],
    ...[0xff, 0xc0, 0, 17, 8, 0, 16, 0, 16, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0],
    ...[0xff, 0xc4, 0, 20, 0x00, ...oneCode],
    ...[0xff, 0xc4, 0, 20, 0x10, ...oneCode],
    ...[0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0],
    // Six blocks of two bits, filled up with ones.
    ...[0x00, 0x0f],
    ...[0xff, 0xd9],
  ]);
}
