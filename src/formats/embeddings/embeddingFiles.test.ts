import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itWith, pythonWith, runPython } from '../../testing/python.ts';
import { noisePhotos } from '../../testing/photos.ts';
import { randomValues } from '../../testing/random.ts';
import { BlobSink } from '../blobSink.ts';
import { checkZip } from '../checkZip.ts';
import { npy } from '../npy.ts';
import { ZipWriter } from '../zip.ts';
import { embeddingFiles } from './embeddingFiles.ts';
import type { Embeddings } from './embeddings.ts';

const COUNT = 11;
const D = 3;
const PICTURES = noisePhotos(COUNT + 2, 24);

const EMBEDDINGS: Embeddings = {
  photos: Array.from({ length: COUNT }, (_, at) => ({
    id: at + 2,
    path: at === 3 ? '=HYPERLINK("x")/a,\tb.jpg' : `cats/${at}.jpg`,
    label: at === 4 ? null : 'cats',
    split: at % 2 === 0 ? 'training' : 'held-out',
  })),
  ...{ h: randomValues(1, COUNT * D), d: D, positions: randomValues(2, COUNT * 2), pictures: PICTURES },
};

async function zipOf(embeddings: Embeddings): Promise<Blob> {
  const sink = new BlobSink('application/zip');
  const writer = new ZipWriter((chunk) => sink.push(chunk));
  writer.add('config.json', '{}');
  for (const [name, parts] of embeddingFiles(embeddings)) await writer.addParts(`embeddings/${name}`, parts);
  writer.end();
  const zip = sink.blob();
  await checkZip(zip, writer.written);
  return zip;
}

/** Prints what Python's readers make of the files in a zip. */
const PROGRAM = `
import csv, io, json, sys, zipfile
import numpy
from PIL import Image
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
read = lambda name: archive.read('embeddings/' + name)
h = numpy.load(io.BytesIO(read('h.npy')))
tensors = numpy.loadtxt(io.StringIO(read('tensors.tsv').decode()), delimiter='\\t', dtype='float32')
sprite = Image.open(io.BytesIO(read('sprite.png')))
rows = list(csv.DictReader(io.StringIO(read('photos.csv').decode())))
print(json.dumps({
    'shape': h.shape, 'type': str(h.dtype), 'h': h.flatten().tolist(), 'off': float(abs(h - tensors).max()),
    'sprite': sprite.size, 'mode': sprite.mode, 'first': sprite.crop((0, 0, 24, 24)).tobytes().hex(), 'rows': rows,
}))
`;

interface PythonsView {
  readonly shape: number[];
  readonly type: string;
  readonly h: number[];
  readonly off: number;
  readonly sprite: number[];
  readonly mode: string;
  readonly rows: Record<string, string>[];
}

const python = pythonWith(['numpy', 'PIL']);

let folder = '';
let bytes = new Uint8Array();
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'likeness-'));
  bytes = new Uint8Array(await (await zipOf(EMBEDDINGS)).arrayBuffer());
  writeFileSync(path.join(folder, 'model.zip'), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the embeddings of a zip', () => {
  it('have a row a photo, in one order, and no formula for spreadsheets', () => {
    const files = unzipSync(bytes);
    const lines = (name: string): string[] =>
      strFromU8(files[`embeddings/${name}`]!).trimEnd().split(/\r?\n/);
    const [header, ...rows] = lines('photos.csv');
    expect(header).toBe('path,label,x,y,split');
    expect(rows).toHaveLength(COUNT);
    expect(rows[3]).toMatch(/^"'=HYPERLINK\(""x""\)\/a,\tb\.jpg",cats,/);
    expect(rows[4]).toMatch(/^cats\/4\.jpg,,.*,training$/);
    expect(lines('metadata.tsv')).toHaveLength(COUNT + 1);
    expect(lines('metadata.tsv')[4]!.split('\t')).toEqual(['\'=HYPERLINK("x")/a, b.jpg', 'cats', 'held-out']);
    expect(lines('tensors.tsv').map((line) => line.split('\t').length)).toEqual(Array(COUNT).fill(D));
    expect(lines('projector_config.pbtxt').join()).toContain('single_image_dim: 32');
  });

  it('are a table in Parquet too, with h in it', async () => {
    const { buffer } = unzipSync(bytes)['embeddings/photos.parquet']!;
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows).toEqual(
      EMBEDDINGS.photos.map(({ path: name, label, split }, at) => ({
        ...{ path: name, label, split, h: [...EMBEDDINGS.h.subarray(at * D, (at + 1) * D)] },
        ...{ x: EMBEDDINGS.positions[2 * at], y: EMBEDDINGS.positions[2 * at + 1] },
      })),
    );
  });

  itWith(python, 'Python with numpy and Pillow')('are what NumPy, Pillow, csv and zipfile read', () => {
    const read = JSON.parse(
      runPython(python!, ['-c', PROGRAM, path.join(folder, 'model.zip')]),
    ) as PythonsView;
    expect(read).toMatchObject({ shape: [COUNT, D], type: 'float32', sprite: [128, 128], mode: 'RGB' });
    expect(read.h).toEqual([...EMBEDDINGS.h]);
    expect(read.off).toBeLessThan(1e-6);
    expect(read.rows.map(({ split }) => split)).toEqual(EMBEDDINGS.photos.map(({ split }) => split));
    expect(Number(read.rows[0]!['x'])).toBeCloseTo(EMBEDDINGS.positions[0]!, 6);
  });

  itWith(spawnSync('unzip', ['-v']).error ? null : 'unzip', 'unzip')('pass unzip -t', () => {
    expect(execFileSync('unzip', ['-t', path.join(folder, 'model.zip')], { encoding: 'utf8' })).toContain(
      'No errors detected',
    );
  });
});

describe('a zip that is read back', () => {
  it('is refused where a byte of it was lost or turned', async () => {
    const sink = new BlobSink('application/zip');
    const writer = new ZipWriter((chunk) => sink.push(chunk));
    writer.add('a.txt', 'some text, some text, some text');
    writer.add('w.bin', randomBytes(5000));
    writer.end();
    const whole = new Uint8Array(await sink.blob().arrayBuffer());
    await checkZip(new Blob([whole]), writer.written);
    for (const at of [3, 40, 200, 3000, whole.length - 5]) {
      const turned = whole.slice();
      turned[at]! ^= 0x10;
      await expect(checkZip(new Blob([turned]), writer.written), `byte ${at}`).rejects.toThrow(/zip/);
    }
    await expect(checkZip(new Blob([whole.slice(0, -100)]), writer.written)).rejects.toThrow(/zip/);
    await expect(checkZip(new Blob([whole]), new Map())).rejects.toThrow(/zip/);
  });

  it('was written in small pieces, whatever goes in: h of 50,000 photos is held once', async () => {
    const longest = { chunk: 0 };
    const writer = new ZipWriter((chunk) => (longest.chunk = Math.max(longest.chunk, chunk.length)));
    const many = { ...EMBEDDINGS, h: new Float32Array(2000 * D), positions: new Float32Array(4000) };
    const photos = Array.from({ length: 2000 }, (_, id) => ({ ...EMBEDDINGS.photos[0]!, id: id % COUNT }));
    for (const [name, parts] of embeddingFiles({ ...many, photos })) await writer.addParts(name, parts);
    await writer.addParts('all/h.npy', npy(new Float32Array(50_000 * 64), [50_000, 64]));
    writer.end();
    expect(longest.chunk).toBeLessThan(2 ** 19);
  });
});

function randomBytes(length: number): Uint8Array {
  return Uint8Array.from(randomValues(5, length), (value) => Math.floor((value + 1) * 128));
}
