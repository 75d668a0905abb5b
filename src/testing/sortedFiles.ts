import type { SortedFile } from '../dataset/sorting/sortedFile.ts';

/** A file of that content, to be sorted into a folder. */
export function sortedFile(folder: string, name: string, content: string): SortedFile {
  return { folder, name, file: new File([content], name, { lastModified: Date.UTC(2020, 1, 2) }) };
}

/** Two that can be copied, and between them one on a drive that has gone. */
export const SORTED_FILES: readonly SortedFile[] = [
  sortedFile('cat', '1.jpg', 'one'),
  {
    ...sortedFile('cat', 'gone.jpg', ''),
    file: Object.assign(new File([], 'gone.jpg'), {
      stream: () => new ReadableStream({ start: (controller) => controller.error(new Error('gone')) }),
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    }),
  },
  sortedFile('dog', '2.jpg', 'two'),
];
