import { message } from '../../core/message.ts';
import { MAX_PIXELS } from '../../core/photos.ts';
import { UnreadableFile } from '../unreadable.ts';
import type { DecodedPixels } from './decodedPixels.ts';
import type { LibHeif } from '../../../node_modules/heic-to/src/lib/libheif-without-unsafe-eval.js';

let library: Promise<LibHeif> | null = null;

/**
 * libheif as `heic-to` brings it, compiled to plain JavaScript: it needs neither eval nor WebAssembly, so that no
 * policy is loosened for it. The entries of that package start a worker from a `blob:` address, which our policy forbids; the
 * library within is loaded instead, as a file of its own, three megabytes that only who has HEIC photos fetches.
 */
async function openLibrary(): Promise<LibHeif> {
  library ??= import('../../../node_modules/heic-to/src/lib/libheif-without-unsafe-eval.js').then(
    ({ default: build }) => build(),
  );
  try {
    return await library;
  } catch (error) {
    // Without a network it cannot be fetched for the first time; the next file may find one.
    library = null;
    throw new UnreadableFile(
      message('is a HEIC photo, whose decoder could not be fetched; add it once more when you are online'),
      { cause: error },
    );
  }
}

/**
 * The first picture of a HEIC file as RGBA, upright, for browsers that cannot read it themselves: all but Safari.
 *
 * @throws UnreadableFile where the decoder cannot be fetched; Error where there is no picture: what the library has allocated is freed
 */
export async function decodeHeic(file: Blob): Promise<DecodedPixels> {
  const bytes = await file.arrayBuffer();
  const heif = await openLibrary();
  const decoder = new heif.HeifDecoder();
  const images = decoder.decode(bytes);
  try {
    const [image] = images;
    if (image === undefined) throw new Error('There is no picture in the file.');
    const [width, height] = [image.get_width(), image.get_height()];
    if (!(width > 0 && height > 0 && width * height <= MAX_PIXELS)) throw new Error('The size is not told.');
    const data = new Uint8ClampedArray(width * height * 4);
    await new Promise<void>((resolve, reject) => {
      image.display({ data }, (shown) => {
        if (shown === null) reject(new Error('The picture cannot be decoded.'));
        else resolve();
      });
    });
    return { width, height, rgba: data };
  } catch (error) {
    // It may have ended for good, as on a lack of memory: the next file gets a fresh one.
    library = null;
    throw error;
  } finally {
    for (const image of images) image.free();
    if (decoder.decoder !== null) heif.heif_context_free(decoder.decoder);
  }
}
