import { describe, expect, it } from 'vitest';
import { bmp, bytes, gif, isoMedia, jpeg, png, webpLossy } from '../testing/photoBytes.ts';
import { sniff } from './sniff.ts';
import { inEnglish } from '../core/message.ts';

describe('sniff', () => {
  it.each([
    ['jpeg', jpeg(3, 2)],
    ['png', png(3, 2)],
    ['webp', webpLossy(3, 2)],
    ['gif', gif(3, 2)],
    ['bmp', bmp(3, 2)],
    ['avif', isoMedia('avif', 3, 2)],
    ['heic', isoMedia('heic', 3, 2)],
    ['tiff', bytes('II*\0\x10\0\0\0')],
    ['tiff', bytes('MM\0*\0\0\0\x10')],
  ])('knows %s by its first bytes', (format, file) => {
    expect(sniff(file)).toEqual({ kind: 'photo', format });
  });

  it.each([
    ['empty', bytes()],
    ['raw', bytes('II*\0\x10\0\0\0CR\x02\0')],
    ['JPEG XL', bytes([0xff, 0x0a, 1, 2])],
    ['JPEG 2000', bytes([0, 0, 0, 12], 'jP  \r\n\x87\n')],
    ['video', bytes([0, 0, 0, 20], 'ftypisom', [0, 0, 0, 0], 'mp41')],
    ['video', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x42, 0x86])],
    ['PDF', bytes('%PDF-1.7\n')],
    ['SVG', bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['web page', bytes('\n<!DOCTYPE html><title>Not found</title>')],
    ['archive', bytes('PK\x03\x04\x14\0')],
    ['text', bytes('BMW has four letters fewer than Bicycle.')],
    ['text', new TextEncoder().encode('Grüße aus Köln 🐈')],
    ['not a picture', bytes([0x89])],
  ])('says plainly that a file is %s', (word, file) => {
    const sniffed = sniff(file);
    expect(sniffed).toMatchObject({ kind: 'other' });
    expect('reason' in sniffed && inEnglish(sniffed.reason)).toContain(word);
  });
});
