import { inEnglish, message, type Message } from '../core/message.ts';
import type { PhotoFormat } from './sniff.ts';

/** A file that is left out. The reason is for the user and reads on from the file's name: `is empty`. */
export class UnreadableFile extends Error {
  readonly reason: Message;

  constructor(reason: Message, options?: ErrorOptions) {
    super(inEnglish(reason), options);
    this.name = 'UnreadableFile';
    this.reason = reason;
  }
}

/** Why a file of each format may give no picture. AVIF depends on the browser. */
export const DAMAGED: Readonly<Record<PhotoFormat, Message>> = {
  jpeg: message('is a JPEG photo that is cut off or damaged'),
  png: message('is a PNG picture that is cut off or damaged'),
  webp: message('is a WebP picture that is cut off or damaged'),
  gif: message('is a GIF picture that is cut off or damaged'),
  bmp: message('is a BMP picture that is cut off or damaged'),
  avif: message('is an AVIF photo that is damaged, or that this browser cannot read'),
  heic: message('is a HEIC photo that is damaged, or of a kind that cannot be read here; export it as JPEG'),
  tiff: message('is a TIFF picture that is cut off or damaged'),
};

/** Files vanish, change and lose permission between the choice and the reading. */
export const UNOPENABLE = message(
  'could not be opened; it may have been moved or changed since you chose it',
);

/** The reason for any thrown value. */
export function reasonFor(thrown: unknown): Message {
  return thrown instanceof UnreadableFile ? thrown.reason : message('could not be read');
}
