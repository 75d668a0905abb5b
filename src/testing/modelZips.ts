import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { makeModelZip, type LayersModelParts } from '../formats/modelZip.ts';
import { openModelZip, type OpenedModel } from '../formats/reading/openModelZip.ts';

/** `likeness-model.zip` of a layers model, by a run that nobody needs to know of. */
export function modelZip(tfjs: LayersModelParts, step: number): Uint8Array {
  return makeModelZip({
    ...{ settings: DEFAULT_SETTINGS, step, tfjs, representation: 1, parameters: 1 },
    dataset: { photos: 8, skipped: 0, labels: [], description: '' },
    pytorch: new Map(),
    architecture: { encoder: [], head: [] },
    onnx: { encoder: new Uint8Array(), projector: new Uint8Array() },
    ...{ versions: {}, last: null, check: { pixels: '', h: [] }, runLog: '', changes: [] },
  });
}

/** What the worker gets of a zip. The engine, which reads no files, is given it. */
export function opened(zip: Uint8Array): OpenedModel {
  return openModelZip(zip);
}
