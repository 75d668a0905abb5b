import type { Augmentation } from '../../core/augmentation.ts';
import { operationExamples, type OperationExample } from '../../core/operationExamples.ts';
import type { StudioContext } from '../context.ts';
import { duplicateMarksOf } from '../duplicates.ts';
import { excludedMarksOf } from '../exclusion.ts';
import { shownPhotos } from '../shownPhotos.ts';
import type { LatestWork } from './latestWork.ts';

/** Looks at the model as it is, also while it trains. A newer call takes the place of an older one of its kind. */
export interface LookActions {
  /** Shows what one operation does to a photo. */
  readonly showOperation: (name: keyof Augmentation, photo: number) => Promise<void>;
  /** Tells how alike the model finds the pairs that `previewPairs` shows of the same photos and draw. */
  readonly compareViews: (photos: readonly number[], draw: number) => Promise<void>;
  /** Shows what the encoder makes of a photo. */
  readonly showFeatures: (photo: number) => Promise<void>;
  /** Finds the photos that the model confuses; each `draw` compares others. */
  readonly findHardNegatives: (draw: number) => Promise<void>;
}

export function lookActions({ state, fast, engine }: StudioContext, latest: LatestWork): LookActions {
  return {
    showOperation: (name, photo) =>
      latest('example', async (signal) => {
        const { augmentation, imageSize } = state.getState().settings;
        const examples: OperationExample[] = [{ kind: 'whole' }, ...operationExamples(name, augmentation)];
        const pictures = await engine.look('previewOperation', { photo, examples, imageSize }, signal);
        fast.example.set({ ...pictures, name, augmentation, examples });
      }),
    compareViews: (wanted, draw) =>
      latest('comparing', async (signal) => {
        const { settings } = state.getState();
        const photos = shownPhotos(wanted, state.getState());
        const params = { settings, photos, draw, duplicates: duplicateMarksOf(state.getState()) };
        const likeness = await engine.look('pairLikeness', params, signal);
        fast.likeness.set({ ...likeness, photos, draw, augmentation: settings.augmentation });
      }),
    showFeatures: (photo) =>
      latest('features', async (signal) => {
        const { settings } = state.getState();
        fast.features.set(await engine.look('featureMaps', { settings, photo }, signal));
      }),
    findHardNegatives: (draw) =>
      latest('searching', async (signal) => {
        const { settings } = state.getState();
        const marks = { ...duplicateMarksOf(state.getState()), ...excludedMarksOf(state.getState()) };
        const params = { settings, draw, marks };
        fast.hardNegatives.set(await engine.look('hardNegatives', params, signal));
      }),
  };
}
