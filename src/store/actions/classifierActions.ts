import {
  CLASSIFIER_METHODS,
  isTrained,
  METHODS,
  type ClassifierMethod,
  type MethodResult,
} from '../../core/classification.ts';
import { lastOf } from '../applyState.ts';
import type { StudioContext } from '../context.ts';
import { labelledTask } from '../labelledTask.ts';
import { Measuring } from './measuring.ts';

export interface ClassifierActions {
  /** Compares methods on the labels, and puts the linear probe to work. */
  readonly trainClassifier: (which: 'all' | 'quick') => Promise<void>;
  /** Has a method learn from all labelled photos and tell all the others. */
  readonly putToWork: (method: ClassifierMethod) => Promise<void>;
  /** Measures what the compared methods make of fewer labels. */
  readonly measureEfficiency: () => Promise<void>;
  readonly cancelMeasuring: () => void;
}

export function classifierActions({ state, fast, engine, photoSync }: StudioContext): ClassifierActions {
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
      judged: [],
      classifier: { phase: 'none' },
      efficiency: { phase: 'none' },
    });
  };

  // Of other photos, or another encoder, nothing that was found holds.
  state.subscribe((now, before) => {
    const isOther = now.model.phase === 'none' && before.model.phase !== 'none';
    if (isOther || now.photosVersion !== before.photosVersion) forget();
  });

  const putToWork = async (method: ClassifierMethod): Promise<void> => {
    await measuring.measure('classifier', async (control) => {
      await photosSent();
      const task = labelledTask(state.getState());
      const summary = await engine.apply('trainClassifier', { task, method }, control);
      const predictions = await engine.apply('predictPhotos', undefined, control);
      control.signal.throwIfAborted();
      fast.predictions.set(predictions);
      return summary;
    });
  };

  return {
    async trainClassifier(which) {
      const methods = which === 'all' ? METHODS : METHODS.filter((method) => !isTrained(method));
      const isMade = await measuring.measure('comparison', async (control) => {
        state.setState({ judged: [] });
        await photosSent();
        const task = labelledTask(state.getState());
        const judged = (result: MethodResult): void => {
          if (!control.signal.aborted) state.setState((now) => ({ judged: [...now.judged, result] }));
        };
        return engine.apply('compareMethods', { task, methods }, { ...control, judged });
      });
      if (isMade) await putToWork(CLASSIFIER_METHODS[0]);
    },
    putToWork,
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
}
