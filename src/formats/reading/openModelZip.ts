import * as v from 'valibot';
import { LikenessError } from '../../core/errors.ts';
import { readJson, readModelFiles } from './modelFiles.ts';
import { readEncoder, type ReadEncoder } from './readEncoder.ts';
import { Unzip } from './unzip.ts';

/** A model file that was opened: the encoder, its weights, and where it comes from. */
export interface OpenedModel extends ReadEncoder {
  /** Steps that it was trained for, where its file tells. */
  readonly step: number | null;
}

/** Of config.json as Likeness writes it, what is told of the model's past. */
const cardSchema = v.object({
  format: v.literal('likeness-model'),
  trainedSteps: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/**
 * Opens a zip that holds a TensorFlow.js layers model: `likeness-model.zip`, or any other with one `model.json` and its
 * weight files. What it holds is not trusted: `zipDirectory.ts` has the limits.
 *
 * @throws LikenessError `bad-zip`, `no-tfjs-model`, `bad-model` or `unsupported-model`, and nothing else
 */
export function openModelZip(bytes: Uint8Array): OpenedModel {
  const zip = new Unzip(bytes);
  return { ...readEncoder(readModelFiles(zip)), step: stepOf(zip) };
}

/** Null where it is not told; a model is no worse for lack of it. */
function stepOf(zip: Unzip): number | null {
  if (!zip.has('config.json') || !zip.has('tfjs/model.json')) return null;
  try {
    const card = v.safeParse(cardSchema, readJson(zip, 'config.json'));
    return card.success ? card.output.trainedSteps : null;
  } catch (thrown) {
    if (thrown instanceof LikenessError) return null;
    throw thrown;
  }
}
