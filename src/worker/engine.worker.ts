import { asLikenessError, LikenessError } from '../core/errors.ts';
import { allowOwnScriptsOnly } from '../core/ownScripts.ts';
import type { Checkpoint } from '../core/checkpoint.ts';
import type { ResumePoint } from '../engine/training/run.ts';
import type { EngineEvents, EngineRequests } from '../protocol/engine.ts';
import { applyHandlers } from './applyHandlers.ts';
import { exportZip } from './exportZip.ts';
import { holdLock } from './holdLock.ts';
import { kernelChoice } from './kernelChoice.ts';
import { workerLanes } from './lanes.ts';
import { storedTunings } from './storedTunings.ts';
import { yieldMacrotask } from './macrotask.ts';
import { MetricOutbox } from './metricOutbox.ts';
import { RunReporter } from './runReporter.ts';
import { WorkerRunControl } from './runControl.ts';
import { emitter, serve, withTransfer } from './serve.ts';
import { reportUnheardFailures } from './unheardFailures.ts';
import { diagnose } from '../engine/diagnose.ts';
import { Session } from '../engine/session.ts';
import { openModelZip } from '../formats/reading/openModelZip.ts';
import { operationPictures } from '../engine/augment/operationPictures.ts';
import { featureMaps } from '../engine/training/featureMaps.ts';
import { hardNegatives } from '../engine/training/hardNegatives.ts';
import { pairLikeness } from '../engine/training/pairLikeness.ts';
import { previewPairs, probePairs, probePictures } from '../engine/training/probe.ts';
import { message } from '../core/message.ts';

/** The run under way, of which there is at most one. */
interface Run {
  readonly runId: number;
  readonly control: WorkerRunControl;
  readonly outbox: MetricOutbox;
}

allowOwnScriptsOnly(self);
reportUnheardFailures(self);
const emit = emitter<EngineEvents>(self);
const lanes = workerLanes();
const session = new Session({ lanes, tunings: storedTunings });
let run: Run | null = null;

/** The run that a message is about, or null where it has ended in the meantime. */
function current(runId: number): Run | null {
  return run?.runId === runId ? run : null;
}

/** A checkpoint as the engine takes it. */
function resumePoint({ step, parameters, statistics, memory }: Checkpoint): ResumePoint {
  return { step, weights: { parameters, statistics }, memory };
}

serve<EngineRequests>(self, {
  ...applyHandlers(session, emit),

  async open(choice) {
    const { info, failed } = await session.open(choice);
    failed.catch((thrown: unknown) => {
      const { code, said } = asLikenessError(thrown);
      emit('deviceFailed', { code, said });
    });
    const { kernels, ...device } = info;
    return kernels === undefined ? device : { ...device, kernels: kernelChoice(kernels) };
  },

  holdLock: ({ lock }) => holdLock(lock),

  setPhotos(photos) {
    session.setPhotos(photos);
    return undefined;
  },

  openModel({ zip }) {
    const opened = openModelZip(zip);
    session.openModel(opened);
    const { encoder, step, leftOut } = opened;
    return { encoder, step, leftOut };
  },

  previewPairs({ photos, imageSize, draw, duplicates, ...settings }) {
    const made = previewPairs(session.photos, photos, { imageSize, ...settings }, draw, duplicates);
    return withTransfer({ side: imageSize, ...made }, [made.pixels.buffer]);
  },

  previewOperation({ photo, examples, imageSize: side }) {
    const pixels = operationPictures(session.photos, photo, examples, side);
    return withTransfer({ side, pixels }, [pixels.buffer]);
  },

  pairLikeness({ settings, photos: ids, draw, duplicates }) {
    const request = { ids, seed: settings.seed, draw, choices: duplicates };
    return session.look(settings, (seen, source, photos) => pairLikeness(seen, source, photos, request));
  },

  featureMaps({ settings, photo }) {
    return session.look(settings, (seen, source) => featureMaps(seen, source, photo));
  },

  hardNegatives({ settings, draw, marks }) {
    return session.look(settings, (seen, source, photos) =>
      hardNegatives(seen, source, { ...photos, ...marks }, draw),
    );
  },

  probe({ settings, photos: ids }) {
    return session.look(settings, async (seen, source, photos) => {
      const probe = await probePairs(seen, source, ids);
      const views = probePictures(photos, [...probe.photos], seen.settings);
      const { photos: shown, similarity } = probe;
      const side = seen.settings.imageSize;
      return withTransfer({ step: seen.step, photos: shown, similarity, views, side }, [
        shown.buffer,
        similarity.buffer,
        views.buffer,
      ]);
    });
  },

  async train({ runId, settings, marks, from, turned }, signal) {
    if (run !== null) throw new LikenessError('internal', message('A training is under way already.'));
    const preparing = (ready: number, total: number): void => emit('preparing', { runId, ready, total });
    const control = new WorkerRunControl(signal, { preparing, turned, begin: from?.step ?? 0 });
    const outbox = new MetricOutbox(runId, (frame) => {
      emit('metrics', frame, [frame.buffer.buffer]);
    });
    run = { runId, control, outbox };
    const reporter = new RunReporter(runId, session, outbox, emit);
    try {
      const events = session.train(settings, control, marks, from ? resumePoint(from) : undefined);
      for (;;) {
        const next = await events.next();
        if (next.done === true) return next.value;
        reporter.report(next.value);
      }
    } finally {
      control.end();
      outbox.sendAll();
      run = null;
    }
  },

  async pause({ runId }) {
    await current(runId)?.control.pause();
    return undefined;
  },

  resume({ runId }) {
    current(runId)?.control.resume();
    return undefined;
  },

  adjust({ runId, changes }) {
    return { step: current(runId)?.control.adjust(changes) ?? null };
  },

  acknowledge({ runId, buffer }) {
    current(runId)?.outbox.acknowledge(buffer);
    return undefined;
  },

  restore({ settings, step, parameters, statistics }) {
    session.model = { settings, step, weights: { parameters, statistics } };
    session.workbench.clear();
    return undefined;
  },

  evaluate({ excluded }, signal) {
    const progress = (share: number): void => emit('evaluating', { share });
    return session.evaluate({ signal, breathe: yieldMacrotask, progress }, excluded);
  },

  neighbourhood({ photo, k }) {
    return session.map.neighbourhood(photo, k);
  },

  async measurePhotos({ of }, signal) {
    const measured = await session.measurePhotos(of, { signal, breathe: yieldMacrotask });
    return measured && withTransfer(measured, [measured.photos.buffer, measured.values.buffer]);
  },

  diagnose: () =>
    diagnose({
      processors: navigator.hardwareConcurrency,
      isolated: crossOriginIsolated,
      threads: lanes.count,
    }),

  mapRows() {
    const copy = session.map.rows();
    return copy && withTransfer(copy, [copy.photos.buffer, copy.rows.buffer]);
  },

  async exportModel(request, signal) {
    const tell = (told: EngineEvents['exporting']): void => emit('exporting', told);
    return { zip: await exportZip(session, request, { signal, breathe: yieldMacrotask, tell }) };
  },
});
