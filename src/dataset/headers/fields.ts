import type { Orientation } from '../orientation.ts';

/** What a header says. */
export interface HeaderFields {
  /** Size in pixels as stored, before any turn by `orientation`. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** How to hide the orientation from the browser, where browsers differ in whether they obey it. */
  readonly hide: Patch | null;
}

/** Bytes [start, end) of a file, and the characters (one byte each) to put in their place. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}
