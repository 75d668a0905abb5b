import { csvText } from './csv.ts';
import type { PhotoRecord } from './photos.ts';

/** Photos as a CSV file: path, folder, width and height in pixels. */
export function fileList(photos: readonly PhotoRecord[]): string {
  const rows = photos.map(({ path, label, width, height }) => [path, label, width, height]);
  return csvText([['path', 'folder', 'width', 'height'], ...rows]);
}
