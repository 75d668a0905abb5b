import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../core/settings.ts';
import type { Classifier } from '../engine/classifier/classifier.ts';
import { encoderLayersModel } from '../engine/models/layersModel.ts';
import { namedArrays } from '../engine/models/namedArrays.ts';
import { Network, type NetworkWeights } from '../engine/models/network.ts';
import { modelZipEntries } from '../formats/modelZip.ts';
import { pytorchFiles } from '../formats/pytorch/pytorchFiles.ts';
import type { ZipEntries } from '../formats/zip.ts';
import { classifierContents } from '../worker/classifierContents.ts';
import { onnxFilesOf } from './onnxFiles.ts';

/** Writes files as they lie once a zip of them is unpacked. */
function writeEntries(folder: string, entries: ZipEntries): void {
  for (const [name, content] of entries) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Writes the files of a model zip into a folder, those of a classifier with them where there is one. A backend must be open. */
export async function writeModelFolder(
  folder: string,
  settings: Settings,
  weights: NetworkWeights,
  classifier?: Classifier,
): Promise<void> {
  const network = Network.of(settings);
  const { layout } = network;
  const { architecture, representation } = layout;
  const arrays = namedArrays(layout, weights);
  const entries = modelZipEntries({
    ...{
      from: 'run' as const,
      settings,
      changes: [],
      step: 0,
      representation,
      parameters: 0,
      versions: {},
      last: null,
      evaluation: null,
      curves: null,
    },
    ...{ dataset: { photos: 8, skipped: 0, labels: [], description: '' }, runLog: '' },
    ...{ tfjs: await encoderLayersModel(network, weights), pytorch: pytorchFiles(architecture, arrays) },
    ...{ onnx: onnxFilesOf(architecture, { imageSize: settings.imageSize, representation }, arrays) },
    ...{ architecture, check: { pixels: '', h: [] } },
    ...(classifier ? { classifier: await classifierContents(classifier, '1.2.3') } : {}),
  });
  writeEntries(folder, entries);
}
