import { ascii, MalformedHeader, type ByteReader } from '../byteReader.ts';
import { childBoxes, findBox, type Box } from './boxes.ts';
import type { HeaderFields } from './fields.ts';

/** Top-level boxes that are walked to find `meta`. Photos have under 10. */
const MAX_BOXES = 64;
/** Tiled photos list their tiles in `meta`; 1,000 tiles take about 50 kB. */
const MAX_META_BYTES = 4_194_304;

/**
 * Size of the primary picture of an AVIF or HEIC file, as the file's own rotation (`irot`) leaves it. Browsers
 * obey that rotation, and rightly ignore EXIF's. A clean aperture (`clap`), which is rare, is not subtracted.
 *
 * @throws MalformedHeader
 * @see ISO/IEC 23008-12 (HEIF), clauses 6.5 and 9.3; https://aomediacodec.github.io/av1-avif/
 */
export async function readIsoMedia(reader: ByteReader): Promise<HeaderFields> {
  const meta = await readMeta(reader);
  // `meta` is a full box: 4 bytes of version and flags come before its children.
  const boxes = childBoxes(meta, 4, meta.byteLength);
  const properties = findBox(boxes, 'iprp');
  const lists = childBoxes(meta, properties.start, properties.end);
  const container = findBox(lists, 'ipco');
  const all = childBoxes(meta, container.start, container.end);
  const wanted = propertyIndices(meta, lists, primaryItem(meta, findBox(boxes, 'pitm')));
  const own = wanted.flatMap((index) => all[index - 1] ?? []);
  const extent = findBox(own, 'ispe').start;
  const size = { width: meta.getUint32(extent + 4), height: meta.getUint32(extent + 8) };
  const rotation = own.find(({ type }) => type === 'irot');
  const turned = rotation !== undefined && meta.getUint8(rotation.start) % 2 === 1;
  const upright = turned ? { width: size.height, height: size.width } : size;
  return { ...upright, orientation: 1, hide: null };
}

async function readMeta(reader: ByteReader): Promise<DataView> {
  let at = 0;
  for (let box = 0; box < MAX_BOXES; box++) {
    const head = await reader.exactly(at, 16);
    const short = head.getUint32(0);
    // A size of 1 means that 64 bits follow, and 0 that the box ends with the file.
    const size = short === 1 ? Number(head.getBigUint64(8)) : short === 0 ? reader.size - at : short;
    const start = short === 1 ? 16 : 8;
    if (size < start) break;
    if (ascii(head, 4, 4) === 'meta') {
      if (size > MAX_META_BYTES) break;
      return reader.exactly(at + start, size - start);
    }
    at += size;
  }
  throw new MalformedHeader('There is no description of the picture.');
}

function primaryItem(meta: DataView, box: Box): number {
  return meta.getUint8(box.start) === 0 ? meta.getUint16(box.start + 4) : meta.getUint32(box.start + 4);
}

/** Places in `ipco`, from 1, of the properties that belong to an item. */
function propertyIndices(meta: DataView, lists: readonly Box[], item: number): number[] {
  for (const { start } of lists.filter(({ type }) => type === 'ipma')) {
    const wideItem = meta.getUint8(start) >= 1;
    const wideIndex = (meta.getUint8(start + 3) & 1) === 1;
    let at = start + 8;
    for (let entry = meta.getUint32(start + 4); entry > 0; entry--) {
      const id = wideItem ? meta.getUint32(at) : meta.getUint16(at);
      at += wideItem ? 4 : 2;
      const count = meta.getUint8(at++);
      if (id === item) {
        // The top bit says that a reader must understand the property.
        return Array.from({ length: count }, (_, index) =>
          wideIndex ? meta.getUint16(at + 2 * index) & 0x7fff : meta.getUint8(at + index) & 0x7f,
        );
      }
      at += count * (wideIndex ? 2 : 1);
    }
  }
  throw new MalformedHeader('The picture has no properties.');
}
