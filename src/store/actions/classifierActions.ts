import {
  isTrained,
  METHODS,
  type ClassifierMethod,
  type ClassifierReport,
  type ClassifierSummary,
} from '../../core/classification.ts';
import { isActive } from '../../core/runState.ts';
import { lastOf, type LabelBasis } from '../applyState.ts';
import type { StudioContext } from '../context.ts';
import { labelledTask } from '../labelledTask.ts';
import { Measuring, type MeasuringControl } from './measuring.ts';

/** The method that is put to work unless another is asked for. */
const TO_WORK = 'probe' satisfies ClassifierMethod;

export interface ClassifierActions {
  /** Compares methods on the labels, and puts the linear probe to work. */
  readonly trainClassifier: (which: 'all' | 'quick') => Promise<void>;
  /** Has a method learn from all labelled photos, but for a test set, and tell all the others. */
  readonly putToWork: (method: ClassifierMethod) => Promise<void>;
  /** Measures what the compared methods make of fewer labels. */
  readonly measureEfficiency: () => Promise<void>;
  readonly cancelMeasuring: () => void;
}

/** The actions, and what has to be done where the engine's worker is a new one. */
export interface Classifiers {
  readonly actions: ClassifierActions;
  /** A worker that is lost takes the classifier with it: the new one makes the same. */
  readonly renew: () => void;
}

export function classifierActions({ state, fast, engine, photoSync }: StudioContext): Classifiers {
  const measuring = new Measuring(state);

  /** The engine needs the photos at the size that the model was trained at. */
  const photosSent = async (): Promise<void> => {
    const { model } = state.getState();
    if (model.phase === 'trained') await photoSync.ensure(model.settings.imageSize);
  };

  const forget = (): void => {
    measuring.cancel();
    fast.predictions.set(null);
    state.setState({
      comparison: { phase: 'none' },
      judged: null,
      classifier: { phase: 'none' },
      efficiency: { phase: 'none' },
    });
  };

  // Of other photos, or another encoder, nothing that was found holds.
  state.subscribe((now, before) => {
    const isOther = now.model.phase === 'none' && before.model.phase !== 'none';
    if (isOther || now.photosVersion !== before.photosVersion) forget();
    if (before.device.phase !== 'ready' && now.device.phase === 'ready') renew();
  });

  /** @param basis what it goes by, where that is not what holds now */
  const putToWork = async (method: ClassifierMethod, basis?: LabelBasis): Promise<void> => {
    const work = async (control: MeasuringControl<ClassifierSummary>): Promise<ClassifierSummary> => {
      await photosSent();
      const task = labelledTask({ ...state.getState(), ...basis });
      const summary = await engine.apply('trainClassifier', { task, method }, control);
      const predictions = await engine.apply('predictPhotos', undefined, control);
      control.signal.throwIfAborted();
      fast.predictions.set(predictions);
      return summary;
    };
    await measuring.measure('classifier', work, basis);
  };

  const renew = (): void => {
    const { classifier, run } = state.getState();
    const last = lastOf(classifier);
    if (last === null) return;
    // What a run makes is another encoder.
    if (isActive(run)) forget();
    else void putToWork(last.found.method, last.basis);
  };

  const actions: ClassifierActions = {
    async trainClassifier(which) {
      const methods = which === 'all' ? METHODS : METHODS.filter((method) => !isTrained(method));
      const before = lastOf(state.getState().comparison);
      await measuring.measure('comparison', async (control) => {
        state.setState({ judged: null });
        await photosSent();
        const task = labelledTask(state.getState());
        const judged = (soFar: ClassifierReport): void => {
          if (control.signal.aborted) return;
          state.setState({ judged: soFar });
          // What is left then are networks, which take longer than all else: whoever gives them up keeps the others.
          if (soFar.results.some(({ method }) => method === TO_WORK)) control.found(soFar);
        };
        return engine.apply('compareMethods', { task, methods }, { ...control, judged });
      });
      const { comparison } = state.getState();
      const isAnother = comparison.phase === 'ready' && comparison.last !== before;
      if (isAnother && !measuring.isBusy) await putToWork(TO_WORK);
    },
    putToWork: (method) => putToWork(method),
    async measureEfficiency() {
      const compared = lastOf(state.getState().comparison)?.found.results.map(({ method }) => method);
      const methods = compared ?? METHODS.filter((method) => !isTrained(method));
      await measuring.measure('efficiency', async (control) => {
        await photosSent();
        const task = labelledTask(state.getState());
        return engine.apply('labelEfficiency', { task, methods }, control);
      });
    },
    cancelMeasuring: () => measuring.cancel(),
  };
  return { actions, renew };
}
