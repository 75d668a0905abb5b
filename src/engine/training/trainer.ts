import type * as tf from '@tensorflow/tfjs-core';
import { LikenessError } from '../../core/errors.ts';
import { changesViews, withLive } from '../../core/liveSettings.ts';
import { LOSS_TRAITS } from '../../core/losses.ts';
import type { MetricRow } from '../../core/metrics.ts';
import { PURPOSE } from '../../core/random.ts';
import type { Settings } from '../../core/settings.ts';
import { heldOutSplit } from '../../core/split.ts';
import { Network } from '../models/network.ts';
import { learningRateAt } from '../optim/schedule.ts';
import { Batches } from './batches.ts';
import { CheckpointSchedule } from './checkpointSchedule.ts';
import { areFinite, notFinite, soundRows } from './finite.ts';
import { Measurer } from './measurer.ts';
import { isMeasured, measureSpacing } from './measureSchedule.ts';
import { MetricReader } from './metricReader.ts';
import { Observer } from './observer.ts';
import { identitiesOf, Positives } from './positives.ts';
import { compileRun } from './rehearsal.ts';
import type { RunContext, RunControl, RunStart, TrainerEvent } from './run.ts';
import { TrainingState } from './step.ts';
import type { ViewSource } from './viewSource.ts';
import { message } from '../../core/message.ts';

/**
 * Trains from the seed, an opened encoder from what it has learned, or a run from where it was kept, and tells of it as
 * it goes: metrics, maps, checkpoints. The consumer may stop listening at any time; the device's memory is freed all
 * the same.
 *
 * @param source views of the data set, whose photos are cached at `cacheSide(settings.imageSize)` or more; the
 *   caller disposes it
 * @param context what is known of the photos: labels, which only some losses need; which are a test set's, and which are
 *   near-duplicates; and of the device
 * @param start what is there of weights before the first step
 * @returns 'finished' after the last step, 'stopped' when the signal fired before
 * @throws LikenessError `no-labels` where the loss needs labels and there are none; `not-finite` when the loss, the
 *   gradient or the weights are no longer numbers; what `failed` rejects with
 */
export async function* train(
  source: ViewSource,
  settings: Settings,
  control: RunControl,
  context: RunContext = {},
  { encoder, from }: RunStart = {},
): AsyncGenerator<TrainerEvent, 'finished' | 'stopped'> {
  const { batchSize, steps, seed } = settings;
  const { labels, groups, apart = groups } = context;
  if (LOSS_TRAITS[settings.loss].needsLabels && labels === undefined)
    throw new LikenessError('no-labels', message('This loss needs labels, and the photos have none.'));
  const network = Network.of(settings);
  const split = heldOutSplit({ ...context, count: source.count }, settings);
  const batches = new Batches(split.training, batchSize, seed, apart);
  const positives = Positives.of(split.training, context);
  const identities = identitiesOf(source.count, apart);
  const initial = from?.weights ?? network.initialWeights(seed, encoder);
  const known = { labels, identities, memory: from?.memory };
  const state = new TrainingState(network, settings, initial, known);
  const reader = new MetricReader(batchSize, () => performance.now());
  const observer = new Observer(state, source, settings, context);
  const measurer = new Measurer(state, source, settings, split, {
    ...context,
    ...(apart && { groups: apart }),
  });
  const spacing = measureSpacing(network.multiplyAdds * 6 * batchSize, context.software ?? true);
  /** The settings with what has been turned since. */
  let now = settings;
  const trusted = <T>(work: Promise<T>): Promise<T> => Promise.race([work, control.failed]);
  /** Views of a step, made while the device works on the step before; none after the last. */
  const viewsOf = (at: number): tf.Tensor4D | undefined => {
    if (at > steps) return undefined;
    const ids = batches.at(at);
    const key = { seed, purpose: PURPOSE.augment, step: at };
    return source.pairs(ids, now, key, positives?.partners(ids, key));
  };
  let views: tf.Tensor4D | undefined; // [2B, S, S, 3]
  let step = from?.step ?? 0;
  const checkpoints = new CheckpointSchedule(step, performance.now());
  try {
    await trusted(unlessStopped(() => compileRun(source, settings, labels, control.preparing)));
    control.watched({
      now: () => ({ network, step, settings: now }),
      withWeights: (use) => state.withWeights(use),
    });
    yield* look();
    views = viewsOf(step + 1);
    while (views !== undefined && !control.signal.aborted) {
      step += 1;
      views = turn(views);
      const rate = learningRateAt(step, steps, now.learningRate);
      const metrics = state.step(views, step, rate, batches.at(step)); // [STEP_METRICS]
      views.dispose();
      reader.add(metrics, step, rate);
      views = viewsOf(step + 1);
      const pausing = control.isPaused();
      if (isMeasured(step, steps, spacing)) yield* measure();
      else if (reader.isFull) yield* report(await trusted(reader.next()));
      if (!pausing && observer.isDue(reader.stepMs)) {
        yield* report(await trusted(reader.drain()));
        yield* look();
      }
      if (checkpoints.isDue(step, performance.now())) yield* keep();
      await control.breathe();
      if (control.isPaused() && step < steps) yield* rest();
    }
    yield* look();
    yield* keep();
    return step >= steps ? 'finished' : 'stopped';
  } finally {
    control.watched(null);
    views?.dispose();
    reader.dispose();
    state.dispose();
  }

  /** Takes over what has been turned. Views of this step that were made under other settings are made anew. */
  function turn(made: tf.Tensor4D): tf.Tensor4D {
    const changes = control.turned(step);
    if (changes === null) return made;
    now = withLive(now, changes);
    state.temperature = now.temperature;
    if (!changesViews(changes)) return made;
    made.dispose();
    return viewsOf(step) as tf.Tensor4D;
  }

  /** Work that a stop does not wait for; it goes on unheard. */
  async function unlessStopped(work: () => Promise<void>): Promise<void> {
    if (control.signal.aborted) return;
    const stopped = new Promise<void>((resolve) => {
      control.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([work(), stopped]);
  }

  function* report(rows: readonly MetricRow[]): Generator<TrainerEvent> {
    const { sound, error } = soundRows(rows);
    if (sound.length > 0) yield { type: 'metrics', rows: sound };
    if (error) throw error;
  }

  /** Tells of all steps so far, of the last one with measures. */
  async function* measure(): AsyncGenerator<TrainerEvent> {
    const rows = await trusted(reader.drain());
    const last = rows.at(-1);
    yield* report(rows.slice(0, -1));
    const { error } = soundRows(rows.slice(-1));
    if (error) throw error;
    const started = performance.now();
    const { measures, similarities } = await trusted(measurer.measure(step, now));
    if (last) yield { type: 'metrics', rows: [{ ...last, ...measures }] };
    yield { type: 'similarities', step, similarities };
    reader.skipTime(performance.now() - started);
  }

  async function* look(): AsyncGenerator<TrainerEvent> {
    const started = performance.now();
    const sight = await trusted(observer.look(step, now));
    yield { type: 'map', step, ...sight, settings: now };
    reader.skipTime(performance.now() - started);
  }

  /** Waits, with everything told that is known, so that a paused model can be looked at and saved. */
  async function* rest(): AsyncGenerator<TrainerEvent> {
    yield* keep();
    const started = performance.now();
    await trusted(control.resumed());
    reader.skipTime(performance.now() - started);
  }

  /** All that the run goes by, once all steps behind it are known to be sound. */
  async function* keep(): AsyncGenerator<TrainerEvent> {
    yield* report(await trusted(reader.drain()));
    const started = performance.now();
    const snapshot = await trusted(state.snapshot());
    // A step whose loss and gradient are sound may still leave weights that are not.
    if (!areFinite(snapshot.weights)) throw notFinite('weights', step);
    yield { type: 'checkpoint', step, ...snapshot, settings: now };
    const ended = performance.now();
    checkpoints.kept(started, ended);
    reader.skipTime(ended - started);
  }
}
