import { DEFAULT_SETTINGS } from '../core/settings.ts';
import type { LayersModelParts } from '../formats/modelJson.ts';
import { modelZipEntries, type ModelZipContents } from '../formats/modelZip.ts';
import { joined } from '../formats/joined.ts';
import { ZipWriter, type ZipEntries } from '../formats/zip.ts';
import { openModelZip, type OpenedModel } from '../formats/reading/openModelZip.ts';

/** A zip of the entries, in their order, in memory. @throws as `ZipWriter` does */
export function makeZip(entries: ZipEntries): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const writer = new ZipWriter((chunk) => chunks.push(chunk));
  for (const [path, content] of entries) writer.add(path, content);
  writer.end();
  return joined(chunks);
}

/** `likeness-model.zip`, in memory. */
export function makeModelZip(contents: ModelZipContents): Uint8Array<ArrayBuffer> {
  return makeZip(modelZipEntries(contents));
}

/** The same of a layers model, by a run that nobody needs to know of. */
export function modelZip(tfjs: LayersModelParts, step: number): Uint8Array {
  return makeModelZip({
    from: 'run',
    ...{ settings: DEFAULT_SETTINGS, step, tfjs, representation: 1, parameters: 1 },
    dataset: { photos: 8, skipped: 0, labels: [], description: '' },
    pytorch: new Map(),
    architecture: { encoder: [], head: [] },
    onnx: { encoder: new Uint8Array(), projector: new Uint8Array() },
    ...{
      versions: {},
      last: null,
      evaluation: null,
      curves: null,
      check: { pixels: '', h: [] },
      runLog: '',
      changes: [],
    },
  });
}

/** What the worker gets of a zip. The engine, which reads no files, is given it. */
export function opened(zip: Uint8Array): OpenedModel {
  return openModelZip(zip);
}
