/** A file as the user gave it, before anything is known of its content. */
export interface SourceFile {
  readonly file: File;
  /** Path within what the user gave, `/` between folders, no leading one. */
  readonly path: string;
}

/** Where the pixels of a photo at hand came from: null where they were kept, and the file was not. */
export interface PhotoSource {
  readonly file: File | null;
  readonly path: string;
}
