import type { Embeddings } from './embeddings.ts';

/** Rows that are written at once, and can be read at once. */
const GROUP = 5000;

/** A row a photo; h is a list of numbers. */
const SCHEMA = [
  { name: 'root', num_children: 6 },
  { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'label', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'x', type: 'FLOAT', repetition_type: 'REQUIRED' },
  { name: 'y', type: 'FLOAT', repetition_type: 'REQUIRED' },
  { name: 'split', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  { name: 'h', converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
] as const;

/** The table of `photosCsv` with h in it, as pandas, polars and DuckDB read it; a group of rows at a time. */
export async function* photosParquet({
  photos,
  h,
  d,
  positions,
}: Embeddings): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // Fetched when it is first wanted.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const taken = (): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(writer.getBuffer());
    writer.index = 0;
    return bytes;
  };
  const parquet = new ParquetWriter({ writer, schema: [...SCHEMA], createdBy: 'Likeness' });
  for (let from = 0; from < photos.length; from += GROUP) {
    const group = photos.slice(from, from + GROUP);
    await parquet.write({
      rowGroupSize: GROUP,
      columnData: [
        { name: 'path', data: group.map(({ path }) => path) },
        { name: 'label', data: group.map(({ label }) => label) },
        { name: 'x', data: group.map((_, at) => positions[2 * (from + at)]) },
        { name: 'y', data: group.map((_, at) => positions[2 * (from + at) + 1]) },
        { name: 'split', data: group.map(({ split }) => split) },
        {
          ...{ name: 'h', encoding: 'PLAIN', codec: 'UNCOMPRESSED', statistics: false },
          data: group.map((_, at) => Array.from(h.subarray((from + at) * d, (from + at + 1) * d))),
        },
      ],
    });
    yield taken();
  }
  await parquet.finish();
  yield taken();
}
