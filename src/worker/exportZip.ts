import { changesIn } from '../core/runLog.ts';
import type { MetricRow } from '../core/metrics.ts';
import type { Session } from '../engine/session.ts';
import type { Model } from '../engine/model.ts';
import { layoutOf, type Layout } from '../engine/models/layout.ts';
import { namedArrays } from '../engine/models/namedArrays.ts';
import type { ModelCardFacts } from '../formats/modelCard.ts';
import { makeModelZip, type ModelZipContents } from '../formats/modelZip.ts';
import { encoderOnnx, projectorOnnx } from '../formats/onnx/networkOnnx.ts';
import { pytorchFiles } from '../formats/pytorch/pytorchFiles.ts';
import type { DatasetSummary } from '../protocol/engine.ts';

/** Version of the program that wrote a zip; the build fills it in. */
declare const __LIKENESS_VERSION__: string;

/** The last step of a run log, where it holds one; lines of losses that the run has outlived have none. */
function lastFigures(runLog: string): ModelCardFacts['last'] {
  const line = runLog
    .trimEnd()
    .split('\n')
    .findLast((row) => row.startsWith('{"step"'));
  const row = JSON.parse(line ?? '{}') as Partial<MetricRow>;
  const { loss, top1, temperature } = row;
  if (loss === undefined || top1 === undefined) return null;
  return { loss, top1, ...(temperature === undefined ? {} : { temperature }) };
}

/** The encoder and the projection head as ONNX. */
function onnxFiles(
  { settings: { imageSize, seed }, step, weights }: Model,
  layout: Layout,
  labels: readonly string[],
): ModelZipContents['onnx'] {
  const { architecture, representation } = layout;
  const arrayOf = namedArrays(layout, weights);
  const facts = {
    preprocessing: `centre crop to a square, resize to ${imageSize} px, RGB, divide by 255`,
    training: `contrastive, ${step} steps, seed ${seed}`,
    licence: 'The model belongs to whoever trained it; what the photos allow, it allows.',
    ...(labels.length > 0 ? { labels: JSON.stringify(labels) } : {}),
  };
  const about = { producer: __LIKENESS_VERSION__, facts };
  return {
    encoder: encoderOnnx(architecture.encoder, imageSize, arrayOf, about),
    projector: projectorOnnx(architecture.head, representation, arrayOf, about),
  };
}

/** `likeness-model.zip` of the session's latest model. */
export async function exportZip(
  session: Session,
  runLog: string,
  dataset: DatasetSummary,
): Promise<Uint8Array<ArrayBuffer>> {
  const { model, files, check, tfjsVersion } = await session.encoderFiles();
  const { encoder, imageSize, normalisation, own } = model.settings;
  const layout = layoutOf(encoder, imageSize, normalisation, own);
  return makeModelZip({
    settings: model.settings,
    changes: changesIn(runLog).filter(({ step }) => step <= model.step),
    step: model.step,
    representation: layout.representation,
    parameters: layout.parameters.reduce((sum, { size }) => sum + size, 0),
    dataset,
    versions: { likeness: __LIKENESS_VERSION__, tfjs: tfjsVersion },
    last: lastFigures(runLog),
    tfjs: files,
    onnx: onnxFiles(model, layout, dataset.labels),
    pytorch: pytorchFiles(layout.architecture, namedArrays(layout, model.weights)),
    architecture: layout.architecture,
    check,
    runLog,
  });
}
