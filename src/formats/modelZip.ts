import type { Architecture } from '../core/architecture/encoders.ts';
import type { Settings } from '../core/settings.ts';
import { classifierConfig, classifierEntries, type ClassifierContents } from './classifierEntries.ts';
import exampleHtml from './example/example.html?raw';
import type { ModelCardFacts } from './cardFacts.ts';
import { modelCard } from './modelCard.ts';
import { modelJson, type LayersModelParts } from './modelJson.ts';
import type { ZipEntries } from './zip.ts';

/** All that `likeness-model.zip` is made of, but for embeddings, which are written part by part. */
export interface ModelZipContents extends Omit<ModelCardFacts, 'hasCurves'> {
  readonly tfjs: LayersModelParts;
  readonly onnx: { readonly encoder: Uint8Array; readonly projector: Uint8Array };
  /** Files of the folder `pytorch`. */
  readonly pytorch: ReadonlyMap<string, Uint8Array | string>;
  /** What the layers are: `likeness.py` builds them by it. */
  readonly architecture: Pick<Architecture, 'encoder' | 'head'>;
  /** A picture that anyone can make, and the h that the model gives for it. */
  readonly check: { readonly pixels: string; readonly h: readonly number[] };
  /** Loss and top 1 of the run as a PNG; null where there is no step. */
  readonly curves: Uint8Array | null;
  /** JSON lines. */
  readonly runLog: string;
  /** Absent where none was trained. */
  readonly classifier?: ClassifierContents | undefined;
}

/** How pixels become the network's input; the tfjs model does it itself. */
function preprocessing(settings: Settings): object {
  return {
    size: settings.imageSize,
    resize: 'centre crop to a square, then resize',
    colourOrder: 'RGB',
    range: [0, 1],
    mean: [0.5, 0.5, 0.5],
    std: [0.5, 0.5, 0.5],
  };
}

/** The files of `likeness-model.zip`, laid out as its own README says. */
export function modelZipEntries(contents: ModelZipContents): ZipEntries {
  const { from, settings, changes, step, dataset, versions, tfjs, onnx, pytorch, representation, check } =
    contents;
  const config = {
    format: 'likeness-model',
    formatVersion: 1,
    settings,
    ...(changes.length > 0 ? { changes } : {}),
    ...(from === 'file' ? { from } : {}),
    trainedSteps: step,
    representation,
    versions,
    preprocessing: preprocessing(settings),
    architecture: { encoder: contents.architecture.encoder, head: contents.architecture.head },
    check,
    photos: dataset.photos,
    ...(dataset.duplicates === undefined ? {} : { duplicates: dataset.duplicates }),
    ...(dataset.samePairs === undefined ? {} : { samePairs: dataset.samePairs }),
    ...(dataset.labels.length > 0 ? { labels: dataset.labels } : {}),
    ...(contents.classifier ? { classifier: classifierConfig(contents.classifier) } : {}),
  };
  return new Map<string, Uint8Array | string>([
    ['README.md', modelCard({ ...contents, hasCurves: contents.curves !== null })],
    ...(contents.curves === null ? [] : [['curves.png', contents.curves] as const]),
    ['config.json', `${JSON.stringify(config, null, 2)}\n`],
    ['example.html', exampleHtml],
    ['tfjs/model.json', modelJson(tfjs)],
    ['tfjs/weights.bin', tfjs.weightData],
    ['onnx/encoder.onnx', onnx.encoder],
    ['onnx/projector.onnx', onnx.projector],
    ...Array.from(pytorch, ([name, content]) => [`pytorch/${name}`, content] as const),
    ...(contents.classifier ? classifierEntries(contents.classifier) : []),
    ['run.jsonl', contents.runLog],
  ]);
}
