import { asOrientation, type Orientation } from '../orientation.ts';

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
/** Bytes of an entry: tag, type, count, value. */
const ENTRY = 12;

/**
 * The orientation in a TIFF block, which is what EXIF is. It is a hint: a block that is cut off or makes no
 * sense means upright, as it does to browsers, and never costs the photo.
 *
 * @param tiff the block from its byte order mark on, or as much of it as there is
 * @see TIFF Revision 6.0, section 2
 */
export function exifOrientation(tiff: DataView): Orientation {
  if (tiff.byteLength < 8) return 1;
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return 1;
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + ENTRY * entry;
    if (at + ENTRY > tiff.byteLength) return 1;
    if (tiff.getUint16(at, little) !== ORIENTATION_TAG) continue;
    return tiff.getUint16(at + 2, little) === SHORT ? asOrientation(tiff.getUint16(at + 8, little)) : 1;
  }
  return 1;
}
