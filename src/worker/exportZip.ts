import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { lossBounds } from '../core/lossBounds.ts';
import { changesIn } from '../core/runLog.ts';
import type { MetricRow } from '../core/metrics.ts';
import type { Settings } from '../core/settings.ts';
import type { Session } from '../engine/session.ts';
import type { Model } from '../engine/model.ts';
import { layoutOf, type Layout } from '../engine/models/layout.ts';
import { namedArrays } from '../engine/models/namedArrays.ts';
import type { EvaluationControl } from '../engine/probe/evaluateModel.ts';
import type { ModelCardFacts } from '../formats/cardFacts.ts';
import { topByChance } from '../formats/cardResults.ts';
import { ByteProgress, type ByteControl } from '../formats/byteProgress.ts';
import { curvesPng } from '../formats/curves/curvesPng.ts';
import { embeddingFiles } from '../formats/embeddings/embeddingFiles.ts';
import type { Embeddings } from '../formats/embeddings/embeddings.ts';
import { modelZipEntries, type ModelZipContents } from '../formats/modelZip.ts';
import { encoderOnnx, projectorOnnx } from '../formats/onnx/networkOnnx.ts';
import { pytorchFiles } from '../formats/pytorch/pytorchFiles.ts';
import { writeZip } from '../formats/writeZip.ts';
import type { Parts, ZipEntries } from '../formats/zip.ts';
import type { EngineEvents, EngineRequests, ExportWork, NamedPhotos } from '../protocol/engine.ts';
import { classifierContents } from './classifierContents.ts';

/** Version of the program that wrote a zip; the build fills it in. */
declare const __LIKENESS_VERSION__: string;

/** The steps of a run log, without its first line. */
function stepsOf(runLog: string): Partial<MetricRow>[] {
  const [, ...lines] = runLog.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Partial<MetricRow>);
}

/** The figures of the last step, where there is one. */
function lastFigures(steps: readonly Partial<MetricRow>[]): ModelCardFacts['last'] {
  const { loss, top1, temperature } = steps.at(-1) ?? {};
  if (loss === undefined || top1 === undefined) return null;
  return { loss, top1, ...(temperature === undefined ? {} : { temperature }) };
}

/** Loss and top 1 of the run, drawn. */
function curvesOf(steps: readonly Partial<MetricRow>[], settings: Settings): Uint8Array | null {
  const points = steps.flatMap(({ step, loss, top1 }) =>
    step === undefined || loss === undefined || top1 === undefined ? [] : [{ step, loss, top1 }],
  );
  return curvesPng(points, { loss: lossBounds(settings).chance, top1: topByChance(settings) });
}

type Request = EngineRequests['exportModel'][0];

/** The encoder and the projection head as ONNX. */
function onnxFiles(
  { settings: { imageSize, seed }, step, weights }: Model,
  layout: Layout,
  labels: readonly string[],
  from: Request['from'],
): ModelZipContents['onnx'] {
  const { architecture, representation } = layout;
  const arrayOf = namedArrays(layout, weights);
  const facts = {
    preprocessing: `centre crop to a square, resize to ${imageSize} px, RGB, divide by 255`,
    training: from === 'run' ? `contrastive, ${step} steps, seed ${seed}` : 'opened from a model file',
    licence: 'The model belongs to whoever trained it; what the photos allow, it allows.',
    ...(labels.length > 0 ? { labels: JSON.stringify(labels) } : {}),
  };
  const about = { producer: __LIKENESS_VERSION__, facts };
  return {
    encoder: encoderOnnx(architecture.encoder, imageSize, arrayOf, about),
    projector: projectorOnnx(architecture.head, representation, arrayOf, about),
  };
}

/** Who waits for the zip, hears how far it is and may give it up. */
export interface ExportControl extends Omit<EvaluationControl, 'progress'> {
  readonly tell: (told: EngineEvents['exporting']) => void;
}

/**
 * `likeness-model.zip` of the session's latest model. It is written as a stream, and read back before it is handed over.
 *
 * @throws LikenessError `bad-zip` where what was read back is not what was written
 */
export async function exportZip(
  session: Session,
  { embeddings, ...request }: Request,
  { signal, breathe, tell }: ExportControl,
): Promise<Blob> {
  const controlOf = (at: ExportWork): Required<ByteControl> => ({
    ...{ signal, breathe },
    progress: (share) => tell({ at, share }),
  });
  return writeZip(async (zip) => {
    const files = inBytes(await modelEntries(session, request));
    const total = files.reduce((sum, [, { length }]) => sum + length, 0);
    const packed = new ByteProgress(total, controlOf('packing'));
    for (const [path, content] of files) await zip.addParts(path, packed.pieces(content));
    if (embeddings === null) return;
    const control = controlOf('embedding');
    for (const [name, parts] of embeddingFiles(await embedded(session, embeddings, control)))
      await zip.addParts(`embeddings/${name}`, withPauses(parts, control));
  }, controlOf('checking'));
}

function inBytes(entries: ZipEntries): [path: string, content: Uint8Array][] {
  const text = new TextEncoder();
  return Array.from(entries, ([path, content]) => [
    path,
    typeof content === 'string' ? text.encode(content) : content,
  ]);
}

/** Lets messages in between two parts of a file. */
async function* withPauses(parts: Parts, { signal, breathe }: EvaluationControl): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    yield part;
    await breathe();
    signal.throwIfAborted();
  }
}

/** The photos that the session has, by names that only the page knows. */
async function embedded(
  session: Session,
  { paths, labels, marks }: NamedPhotos,
  control: EvaluationControl,
): Promise<Embeddings> {
  const { ids, uses, rows, positions } = await session.embedAll(marks, control);
  const pictures = session.photos;
  if (paths.length !== pictures.count)
    throw new LikenessError('internal', message('The photos have changed meanwhile. Please try again.'));
  const photos = Array.from(ids, (id) => ({
    ...{ id, path: paths[id] ?? '', label: labels[id] ?? null },
    split: uses[id] ?? 'left-out',
  }));
  return { photos, h: rows.values, d: rows.d, positions, pictures };
}

/** All files but the embeddings. */
async function modelEntries(
  session: Session,
  { from, runLog, dataset, evaluation }: Omit<Request, 'embeddings'>,
): Promise<ZipEntries> {
  const steps = stepsOf(runLog);
  const { model, files, check, tfjsVersion } = await session.encoderFiles();
  const { encoder, imageSize, normalisation, own } = model.settings;
  const { classifier } = session.workbench;
  const ofThisModel = classifier?.summary.step === model.step;
  const layout = layoutOf(encoder, imageSize, normalisation, own);
  return modelZipEntries({
    from,
    settings: model.settings,
    changes: changesIn(runLog).filter(({ step }) => step <= model.step),
    step: model.step,
    representation: layout.representation,
    parameters: layout.parameters.reduce((sum, { size }) => sum + size, 0),
    dataset,
    versions: { likeness: __LIKENESS_VERSION__, tfjs: tfjsVersion },
    last: lastFigures(steps),
    evaluation: evaluation?.step === model.step ? evaluation : null,
    curves: curvesOf(steps, model.settings),
    tfjs: files,
    onnx: onnxFiles(model, layout, dataset.labels, from),
    pytorch: pytorchFiles(layout.architecture, namedArrays(layout, model.weights)),
    architecture: layout.architecture,
    check,
    runLog,
    classifier: ofThisModel ? await classifierContents(classifier, __LIKENESS_VERSION__) : undefined,
  });
}
