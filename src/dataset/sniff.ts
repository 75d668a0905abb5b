import type { Message } from '../core/message.ts';
import { REASONS, SIGNATURES } from './signatures.ts';

/** Formats that are read: by the browser, TIFF by a decoder of the page, and HEIC by the one where the other cannot. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'bmp' | 'heic' | 'tiff';

export type Sniffed =
  | { readonly kind: 'photo'; readonly format: PhotoFormat }
  | { readonly kind: 'other'; readonly reason: Message };

/** How much of a file `sniff` wants to see, in bytes. */
export const SNIFF_BYTES = 1024;

/** Sizes of the header that follows `BM` and tells a BMP picture from a word that starts so. */
const BMP_HEADERS = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/**
 * Tells what a file is by its first bytes. Names and MIME types are not asked: they lie.
 *
 * @param bytes the first SNIFF_BYTES of the file, or all of it
 * @returns a format that the browser may read, or why the file is left out, in words for the user
 * @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern
 */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: 'other', reason: REASONS.empty };
  // Most photos, told without making a text of them.
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { kind: 'photo', format: 'jpeg' };
  const head = latin1(bytes);
  const format = photoFormat(head);
  if (format !== null) return { kind: 'photo', format };
  const signature = SIGNATURES.find(({ at, bytes: magic }) => head.startsWith(magic, at));
  return { kind: 'other', reason: signature?.reason ?? mediaReason(head) ?? textReason(bytes, head) };
}

function photoFormat(head: string): PhotoFormat | null {
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (head.startsWith('BM') && BMP_HEADERS.has(head.charCodeAt(14)) && head.startsWith('\0\0\0', 15))
    return 'bmp';
  // Canon’s raw photos begin as TIFF files do, and are told by their signature.
  if ((head.startsWith('II*\0') || head.startsWith('MM\0*')) && !head.startsWith('CR\x02', 8)) return 'tiff';
  const brands = fileTypeBrands(head);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(?:he[iv][cxms]|mif1|msf1)$/.test(brand))) return 'heic';
  return null;
}

/** Films and sound in the container that AVIF and HEIC share. */
function mediaReason(head: string): Message | null {
  const brands = fileTypeBrands(head);
  if (brands.length === 0) return null;
  if (brands.includes('crx ')) return REASONS.raw;
  return brands[0]?.startsWith('M4A') === true ? REASONS.audio : REASONS.video;
}

/** Major and compatible brands of an ISO base media file; empty for any other. */
function fileTypeBrands(head: string): string[] {
  if (!head.startsWith('ftyp', 4)) return [];
  const size = (head.charCodeAt(2) << 8) | head.charCodeAt(3);
  const brands = [head.slice(8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, head.length); at += 4) brands.push(head.slice(at, at + 4));
  return brands;
}

function textReason(bytes: Uint8Array, head: string): Message {
  if (!isText(bytes)) return REASONS.unknown;
  if (/<svg[\s>]/i.test(head)) return REASONS.svg;
  return /^\s*<(?:!doctype html|html)/i.test(head) ? REASONS.webPage : REASONS.text;
}

/** UTF-8 without control characters, or anything that says it is UTF-16. */
function isText(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  if (bytes.some((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte))) return false;
  try {
    // As a stream, since the last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, SNIFF_BYTES));
}
