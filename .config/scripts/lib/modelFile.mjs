// Whether a model zip on disk is whole: what it holds is read with the page's own reader.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

/** What every model zip holds. */
const REQUIRED = [
  'README.md',
  'config.json',
  'tfjs/model.json',
  'tfjs/weights.bin',
  'onnx/encoder.onnx',
  'onnx/projector.onnx',
  'pytorch/encoder.safetensors',
  'pytorch/likeness.py',
  'run.jsonl',
];

/**
 * Reads every file of a zip, compares it with its checksum, and opens the model.
 * @param {string} file
 * @returns {Promise<string[]>} the paths in it
 * @throws Error that names what is wrong
 */
export async function modelFile(file) {
  const { runnerImport } = await import('vite');
  /** @template T @param {string} module @returns {Promise<T>} */
  const source = async (module) =>
    /** @type {T} */ (
      (await runnerImport(path.join(root, 'src/formats/reading', module), { root, configFile: false })).module
    );
  /** @type {{ Unzip: new (bytes: Uint8Array) => { paths: string[], read(path: string, most: number): Uint8Array } }} */
  const { Unzip } = await source('unzip.ts');
  /** @type {{ openModelZip: (bytes: Uint8Array) => unknown }} */
  const { openModelZip } = await source('openModelZip.ts');
  const bytes = readFileSync(file);
  const zip = new Unzip(bytes);
  for (const name of zip.paths) zip.read(name, Infinity);
  const missing = REQUIRED.filter((name) => !zip.paths.includes(name));
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(', ')}.`);
  openModelZip(bytes);
  return zip.paths;
}
