import { ascii, MalformedHeader } from '../byteReader.ts';

/** A box of an ISO base media file: its content is at [start, end) of the view. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Boxes are at least 8 bytes, so that a view holds finitely many; a hostile one may still hold millions. */
const MAX_CHILDREN = 65_536;

/**
 * The boxes that lie one after the other in [start, end).
 *
 * @throws MalformedHeader when one reaches beyond `end`
 * @see ISO/IEC 14496-12, clause 4.2
 */
export function childBoxes(view: DataView, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end && boxes.length < MAX_CHILDREN) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > end) throw new MalformedHeader('A box is larger than what holds it.');
    boxes.push({ type: ascii(view, at + 4, 4), start: at + 8, end: at + size });
    at += size;
  }
  return boxes;
}

/** @throws MalformedHeader when there is no box of that type */
export function findBox(boxes: readonly Box[], type: string): Box {
  const box = boxes.find((candidate) => candidate.type === type);
  if (box === undefined) throw new MalformedHeader(`There is no ${type} box.`);
  return box;
}
