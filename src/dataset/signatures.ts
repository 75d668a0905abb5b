import { message, type Message } from '../core/message.ts';

/** What the first bytes of a file say it is. */
export interface Signature {
  /** Position of the bytes in the file. */
  readonly at: number;
  /** The bytes, one character each. */
  readonly bytes: string;
  readonly reason: Message;
}

const notAPhoto = (what: Message): Message => message('is {what}, not a photo', { what });
const unreadable = (what: Message): Message =>
  message('is {what}, which Likeness does not read; export it as JPEG', { what });

const ARCHIVE = message('is an archive; unpack it and add the folder');
const AUDIO = notAPhoto(message('a sound recording'));
const PORTABLE = unreadable(message('a PNM picture'));
const RAW = unreadable(message('a camera’s raw photo'));
const TIFF = unreadable(message('a BigTIFF picture'));
const VIDEO = notAPhoto(message('a video'));

/** Files that give no photo, and what to say of them. Earlier entries win. */
export const SIGNATURES: readonly Signature[] = [
  { at: 8, bytes: 'CR\x02', reason: RAW },
  { at: 0, bytes: 'FUJIFILMCCD-RAW', reason: RAW },
  { at: 0, bytes: 'IIU\0', reason: RAW },
  { at: 0, bytes: 'IIRO', reason: RAW },
  { at: 0, bytes: 'II+\0', reason: TIFF },
  { at: 0, bytes: 'MM\0+', reason: TIFF },
  { at: 0, bytes: '\xff\x0a', reason: unreadable(message('a JPEG XL picture')) },
  { at: 4, bytes: 'JXL \r\n\x87\n', reason: unreadable(message('a JPEG XL picture')) },
  { at: 4, bytes: 'jP  \r\n\x87\n', reason: unreadable(message('a JPEG 2000 picture')) },
  { at: 0, bytes: '\xff\x4f\xff\x51', reason: unreadable(message('a JPEG 2000 picture')) },
  { at: 0, bytes: '8BPS', reason: unreadable(message('a Photoshop document')) },
  { at: 0, bytes: 'gimp xcf', reason: unreadable(message('a GIMP picture')) },
  { at: 0, bytes: 'v/1\x01', reason: unreadable(message('an OpenEXR picture')) },
  { at: 0, bytes: '#?RADIANCE', reason: unreadable(message('an HDR picture')) },
  { at: 0, bytes: 'qoif', reason: unreadable(message('a QOI picture')) },
  { at: 0, bytes: '\0\0\x01\0', reason: notAPhoto(message('an icon')) },
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'].flatMap((magic) =>
    ['\n', ' ', '\r'].map((space) => ({ at: 0, bytes: magic + space, reason: PORTABLE })),
  ),
  { at: 0, bytes: '%PDF-', reason: notAPhoto(message('a PDF document')) },
  { at: 0, bytes: '%!PS', reason: notAPhoto(message('a PostScript document')) },
  { at: 0, bytes: 'PK\x03\x04', reason: ARCHIVE },
  { at: 0, bytes: 'PK\x05\x06', reason: ARCHIVE },
  { at: 0, bytes: '\x1f\x8b', reason: notAPhoto(message('a compressed file')) },
  { at: 0, bytes: 'Rar!', reason: ARCHIVE },
  { at: 0, bytes: "7z\xbc\xaf'\x1c", reason: ARCHIVE },
  { at: 0, bytes: '\xfd7zXZ\0', reason: ARCHIVE },
  { at: 257, bytes: 'ustar', reason: ARCHIVE },
  { at: 0, bytes: '\x1a\x45\xdf\xa3', reason: VIDEO },
  { at: 8, bytes: 'AVI ', reason: VIDEO },
  { at: 0, bytes: 'FLV\x01', reason: VIDEO },
  { at: 0, bytes: '\0\0\x01\xba', reason: VIDEO },
  { at: 0, bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11', reason: VIDEO },
  { at: 0, bytes: 'OggS', reason: notAPhoto(message('a sound recording or a video')) },
  { at: 8, bytes: 'WAVE', reason: AUDIO },
  { at: 0, bytes: 'ID3', reason: AUDIO },
  { at: 0, bytes: 'fLaC', reason: AUDIO },
  { at: 0, bytes: '\xff\xfb', reason: AUDIO },
  { at: 0, bytes: 'SQLite format 3\0', reason: notAPhoto(message('a database')) },
];

/** Reasons for files that the table above cannot tell by fixed bytes. */
export const REASONS = {
  audio: AUDIO,
  empty: message('is empty'),
  raw: RAW,
  svg: notAPhoto(message('an SVG drawing')),
  text: notAPhoto(message('a text file')),
  unknown: message('is not a picture, or too damaged to tell'),
  video: VIDEO,
  webPage: notAPhoto(message('a web page')),
} as const;
