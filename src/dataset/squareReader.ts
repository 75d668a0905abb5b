import { isPlain } from './frameDecoder.ts';

/** Pixels of a centre square. */
export interface Square {
  /** uint8, [square, square, 4], valid until the next reading; the fourth channel means nothing. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** Whether the order is blue, green, red, as most machines store pictures. */
  readonly blueFirst: boolean;
}

/**
 * Reads the centre square of a picture, over white.
 *
 * @param turned whether the browser turns the picture as it draws it
 * @param reserve memory for the pixels, where they can be copied into any
 */
export type ReadSquare = (
  picture: ImageBitmap | VideoFrame,
  square: number,
  turned: boolean,
  reserve: () => Uint8Array<ArrayBuffer>,
) => Promise<Square>;

/**
 * Reads opaque sRGB pictures by way of a VideoFrame, which copies straight into memory that is used again: a
 * canvas gives new memory at every reading, which takes several times as long. Others, and all where there are no
 * frames of bitmaps, go over a white canvas; so do those that the browser turns, since Chromium turns them only
 * when they are drawn, and a copy would lie as it was stored.
 */
export function createSquareReader(): ReadSquare {
  const readCanvas = createCanvasReader();
  return async (picture, square, turned, reserve) => {
    if (turned) return readCanvas(picture, square);
    const memory = reserve();
    const order = await copySquare(picture, square, memory);
    return order === null ? readCanvas(picture, square) : { pixels: memory, blueFirst: order === 'BGRX' };
  };
}

/** Width and height of a picture in pixels. */
export function sizeOf(picture: ImageBitmap | VideoFrame): { width: number; height: number } {
  if (!('codedWidth' in picture)) return picture;
  return { width: picture.displayWidth, height: picture.displayHeight };
}

/** Copies the centre square of an opaque sRGB picture; null, and nothing of use copied, for any other. */
async function copySquare(
  picture: ImageBitmap | VideoFrame,
  square: number,
  target: Uint8Array,
): Promise<'RGBX' | 'BGRX' | null> {
  if (typeof VideoFrame === 'undefined') return null;
  const { width, height } = sizeOf(picture);
  let frame: VideoFrame | null = null;
  try {
    frame = new VideoFrame(picture, { timestamp: 0 });
    if (!isPlain(frame) || frame.codedWidth !== width || frame.codedHeight !== height) return null;
    await frame.copyTo(target, {
      rect: { x: leading(width, square), y: leading(height, square), width: square, height: square },
      layout: [{ offset: 0, stride: square * 4 }],
    });
    return frame.format === 'BGRX' ? 'BGRX' : 'RGBX';
  } catch {
    return null;
  } finally {
    frame?.close();
  }
}

/** The slow and plain way, for any picture: one canvas that grows to the largest asked for, in main memory. */
export function createCanvasReader(): (picture: ImageBitmap | VideoFrame, square: number) => Square {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gave no canvas to read photos with.');
  return (picture, square) => {
    if (canvas.width < square) {
      canvas.width = square;
      canvas.height = square;
    }
    const { width, height } = sizeOf(picture);
    context.fillStyle = 'white';
    context.fillRect(0, 0, square, square);
    context.drawImage(picture, -leading(width, square), -leading(height, square));
    return { pixels: context.getImageData(0, 0, square, square).data, blueFirst: false };
  };
}

/** Pixels before the centre square. */
function leading(side: number, square: number): number {
  return (side - square) >> 1;
}
