import { changesIn } from '../core/runLog.ts';
import type { MetricRow } from '../core/metrics.ts';
import type { Session } from '../engine/session.ts';
import { layoutOf } from '../engine/models/layout.ts';
import type { ModelCardFacts } from '../formats/modelCard.ts';
import { makeModelZip } from '../formats/modelZip.ts';
import type { DatasetSummary } from '../protocol/engine.ts';

/** Version of the program that wrote a zip; the build fills it in. */
declare const __LIKENESS_VERSION__: string;

/** The last step of a run log, where it holds one. */
function lastFigures(runLog: string): ModelCardFacts['last'] {
  const line = runLog.trimEnd().split('\n').pop() ?? '';
  const row = JSON.parse(line === '' ? '{}' : line) as Partial<MetricRow>;
  const { loss, top1, temperature } = row;
  if (loss === undefined || top1 === undefined) return null;
  return { loss, top1, ...(temperature === undefined ? {} : { temperature }) };
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
    check,
    runLog,
  });
}
