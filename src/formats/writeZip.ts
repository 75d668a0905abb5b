import { BlobSink } from './blobSink.ts';
import type { ByteControl } from './byteProgress.ts';
import { checkZip } from './checkZip.ts';
import { ZipWriter } from './zip.ts';

/**
 * A zip as a file: written as a stream, which the browser may keep on disk, and read back before anybody gets it.
 *
 * @param fill puts the files in
 * @param control of the reading back
 * @throws LikenessError `bad-zip` where what was read back is not what was written, `too-large`; AbortError
 */
export async function writeZip(
  fill: (zip: ZipWriter) => void | Promise<void>,
  control: ByteControl = {},
): Promise<Blob> {
  const sink = new BlobSink('application/zip');
  const zip = new ZipWriter((chunk) => sink.push(chunk));
  await fill(zip);
  zip.end();
  const blob = sink.blob();
  await checkZip(blob, zip.written, control);
  return blob;
}
