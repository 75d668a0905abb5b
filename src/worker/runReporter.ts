import { checkpointArrays } from '../core/checkpoint.ts';
import type { Session } from '../engine/session.ts';
import { probePictures } from '../engine/training/probe.ts';
import type { TrainerEvent } from '../engine/training/run.ts';
import type { EngineEvents } from '../protocol/engine.ts';
import type { MetricOutbox } from './metricOutbox.ts';
import type { Emit } from './serve.ts';

/** Turns the trainer's events into messages of one run. */
export class RunReporter {
  readonly #runId: number;
  readonly #session: Session;
  readonly #outbox: MetricOutbox;
  readonly #emit: Emit<EngineEvents>;

  constructor(runId: number, session: Session, outbox: MetricOutbox, emit: Emit<EngineEvents>) {
    this.#runId = runId;
    this.#session = session;
    this.#outbox = outbox;
    this.#emit = emit;
  }

  report(event: TrainerEvent): void {
    switch (event.type) {
      case 'metrics':
        this.#outbox.push(event.rows);
        return;
      case 'similarities': {
        const { step, similarities } = event;
        this.#emit('similarities', { runId: this.#runId, step, ...similarities });
        return;
      }
      case 'map':
        this.#reportMap(event);
        return;
      case 'checkpoint': {
        this.#outbox.sendAll();
        const { step, settings, weights, memory } = event;
        const checkpoint = { settings, step, ...weights, memory };
        // The weights are copied, not transferred: the worker keeps the model too.
        const own = [...checkpointArrays(checkpoint).values()].filter(
          (array) => array !== weights.parameters && array !== weights.statistics,
        );
        this.#emit(
          'checkpoint',
          { runId: this.#runId, ...checkpoint },
          own.map(({ buffer }) => buffer),
        );
        return;
      }
      default:
        event satisfies never;
    }
  }

  #reportMap({ step, map, probe, settings }: Extract<TrainerEvent, { type: 'map' }>): void {
    const runId = this.#runId;
    const side = settings.imageSize;
    const { photos, positions, pairPositions } = map;
    this.#emit('map', { runId, step, photos, positions, pairPhotos: probe.photos, pairPositions }, [
      photos.buffer,
      positions.buffer,
      pairPositions.buffer,
    ]);
    const views = probePictures(this.#session.photos, [...probe.photos], settings);
    this.#emit('probe', { runId, step, photos: probe.photos, similarity: probe.similarity, views, side }, [
      probe.photos.buffer,
      probe.similarity.buffer,
      views.buffer,
    ]);
  }
}
