import { unzipSync } from 'fflate';
import { inPathOrder } from './paths.ts';
import type { SourceFile } from './sourceFile.ts';

/**
 * The sample pictures, as files like any that a user drops: `group/name.webp`, in the order of `inPathOrder`.
 *
 * @param baseUrl absolute address of the folder that the page is served from
 * @throws TypeError when they cannot be fetched, AbortError when the signal fires
 */
export async function loadSamples(baseUrl: string | URL, signal: AbortSignal): Promise<SourceFile[]> {
  const response = await fetch(new URL('samples/samples.zip', baseUrl), { signal });
  if (!response.ok) throw new TypeError(`The sample pictures did not arrive (${response.status}).`);
  // Entries are stored and not compressed, since WebP is: unzipping is slicing.
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()), {
    filter: ({ name }) => name.endsWith('.webp'),
  });
  const files = Object.entries(entries).map(([path, bytes]) => ({
    path,
    file: new File([bytes], path.replace(/^.*\//, ''), { type: 'image/webp' }),
  }));
  return inPathOrder(files);
}
