/** A file, and where its copy goes. */
export interface SortedFile {
  readonly file: File;
  readonly folder: string;
  readonly name: string;
}

export interface SortingJob {
  readonly files: readonly SortedFile[];
  /** Hears how many files are done, copied or not. */
  readonly onDone: (done: number) => void;
  readonly signal: AbortSignal;
}

/** The first bytes of a file, and what comes after; null where it cannot be opened any more. */
export async function openFile(file: File): Promise<AsyncIterable<Uint8Array<ArrayBuffer>> | null> {
  const reader = file.stream().getReader();
  try {
    const first = await reader.read();
    return chunks(first, reader);
  } catch {
    return null;
  }
}

async function* chunks(
  first: ReadableStreamReadResult<Uint8Array<ArrayBuffer>>,
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  try {
    for (let part = first; !part.done; part = await reader.read()) yield part.value;
  } finally {
    // Whoever stops early lets go of the file.
    await reader.cancel().catch(() => undefined);
  }
}
