/** A file as the user gave it, before anything is known of its content. */
export interface SourceFile {
  readonly file: File;
  /** Path within what the user gave, `/` between folders, no leading one. */
  readonly path: string;
}
