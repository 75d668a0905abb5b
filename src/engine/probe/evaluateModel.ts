import { LikenessError } from '../../core/errors.ts';
import type { PackedPhotos, PhotoMarks } from '../../core/photos.ts';
import type { Evaluation, Scores } from '../../core/scores.ts';
import type { Settings } from '../../core/settings.ts';
import type { Rows } from '../metrics/geometry.ts';
import type { EncoderWeights } from '../../formats/reading/readEncoder.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import { embedAll } from '../training/embedAll.ts';
import type { ViewSource } from '../training/viewSource.ts';
import { judge, type Answers } from './evaluation.ts';
import { rawPixels } from './rawPixels.ts';
import { message } from '../../core/message.ts';

/** What the baselines depend on besides the photos: the same seed gives the same untrained encoder. */
export type BaselineSettings = Pick<Settings, 'encoder' | 'own' | 'imageSize' | 'normalisation' | 'seed'>;

/** What is judged: a model, the photos that it is judged by, and a way to see them. */
export interface Judged {
  readonly photos: PackedPhotos;
  readonly excluded?: PhotoMarks['excluded'] | undefined;
  readonly source: ViewSource;
  readonly settings: BaselineSettings;
  readonly step: number;
  readonly weights: NetworkWeights;
  /** Weights that the encoder began with, where it came from a file. */
  readonly start?: EncoderWeights | undefined;
}

/** Lets messages in, and tells whether to give up. */
export interface EvaluationControl {
  readonly signal: AbortSignal;
  readonly breathe: () => Promise<void>;
  /** How much is done, in [0, 1]. */
  readonly progress?: (share: number) => void;
}

/** What does not change as one trains. */
export type Baselines = Pick<Evaluation, 'rawPixels' | 'untrained'>;

/**
 * A trained encoder beside raw pixels and its own beginning, which of an opened one is what it had learned before, judged on h by the photos' labels. The same photos, the
 * same folds and draws for all three.
 *
 * @param baselines what was found before for the same photos and settings
 * @throws LikenessError `no-labels` where the labels do not tell two classes apart; `aborted`
 */
export async function evaluateModel(
  { photos, excluded, source, settings, step, weights, start }: Judged,
  { signal, breathe, progress }: EvaluationControl,
  baselines?: Baselines,
): Promise<Evaluation> {
  const answers = answersOf(photos, excluded);
  const network = Network.of(settings);
  const pause = async (): Promise<void> => {
    await breathe();
    if (signal.aborted) throw new LikenessError('aborted', message('The measuring was cancelled.'));
  };
  // To embed and to judge each encoder, and to judge the pixels; to judge takes about as long as to embed.
  const parts = baselines ? 2 : 5;
  let done = 0;
  const score = async (rows: Rows): Promise<Scores> => {
    const scores = await judge(rows, answers, settings.seed, pause);
    if (scores === null) throw noLabels();
    progress?.(++done / parts);
    return scores;
  };
  const embedded = async (from: NetworkWeights): Promise<Rows> => {
    const rows = await embedAll(network, from, source, async (share) => {
      progress?.((done + share) / parts);
      await pause();
    });
    done++;
    return rows;
  };
  const initial = (): NetworkWeights => network.initialWeights(settings.seed, start);
  return {
    step,
    testPhotos: answers.test.filter((isTest, id) => isTest === 1 && excluded?.[id] !== 1).length,
    rawPixels: baselines?.rawPixels ?? (await score(rawPixels(photos))),
    untrained: baselines?.untrained ?? (await score(await embedded(initial()))),
    trained: await score(await embedded(weights)),
  };
}

function answersOf(
  { labels, test, groups, apart = groups, count }: PackedPhotos,
  excluded: PhotoMarks['excluded'],
): Answers {
  if (labels === undefined) throw noLabels();
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  // Without a label a photo is neither asked about nor an answer.
  const asked = labels.map((label, id) => (excluded?.[id] === 1 ? -1 : label));
  return { labels: asked, classes, test: test ?? new Uint8Array(count), groups: apart };
}

function noLabels(): LikenessError {
  return new LikenessError(
    'no-labels',
    message('To measure this the photos must lie in at least two folders, one for each kind of thing.'),
  );
}
