import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Settings } from '../core/settings.ts';
import { encoderLayersModel } from '../engine/models/layersModel.ts';
import { namedArrays } from '../engine/models/namedArrays.ts';
import { Network, type NetworkWeights } from '../engine/models/network.ts';
import { makeModelZip } from './modelZips.ts';
import { pytorchFiles } from '../formats/pytorch/pytorchFiles.ts';
import { onnxFilesOf } from './onnxFiles.ts';

/** Unpacks a zip into a folder, as a user would. */
function unpackInto(folder: string, zip: Uint8Array): void {
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Writes the files of a model zip into a folder. A backend must be open. */
export async function writeModelFolder(
  folder: string,
  settings: Settings,
  weights: NetworkWeights,
): Promise<void> {
  const network = Network.of(settings);
  const { layout } = network;
  const { architecture, representation } = layout;
  const arrays = namedArrays(layout, weights);
  const zip = makeModelZip({
    ...{
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
  });
  unpackInto(folder, zip);
}
