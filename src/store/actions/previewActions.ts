import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { duplicateMarksOf } from '../duplicates.ts';
import { shownPhotos } from '../shownPhotos.ts';
import type { StepName } from '../state.ts';
import type { LatestWork } from './latestWork.ts';

export interface PreviewActions {
  /** Shows positive pairs of these photos. A newer call takes the place of an older one. */
  readonly previewPairs: (photos: readonly number[], draw: number) => Promise<void>;
  /** Shows how alike the model finds views of these photos. While a run goes on it does so by itself. */
  readonly probe: (photos: readonly number[]) => Promise<void>;
}

export function previewActions({ state, fast, engine }: StudioContext, latest: LatestWork): PreviewActions {
  /** What each step showed last: it is shown anew when a photo of it is excluded, or taken back. */
  const shownBy: Partial<Record<StepName, () => Promise<void>>> = {};
  state.subscribe((now, before) => {
    if (now.excluded === before.excluded || now.photos !== before.photos) return;
    void shownBy[now.step]?.();
  });
  const shown = (wanted: readonly number[]): number[] => shownPhotos(wanted, state.getState());

  const actions: PreviewActions = {
    previewPairs(wanted, draw) {
      shownBy.augment = () => actions.previewPairs(wanted, draw);
      return latest('preview', async (signal) => {
        const photos = shown(wanted);
        const { augmentation, imageSize, seed } = state.getState().settings;
        const duplicates = duplicateMarksOf(state.getState());
        const params = { photos, augmentation, imageSize, seed, draw, duplicates };
        const pictures = await engine.look('previewPairs', params, signal);
        fast.pairs.set({ ...pictures, photos, draw, augmentation });
      });
    },
    async probe(photos) {
      shownBy.contrast = () => actions.probe(photos);
      if (isActive(state.getState().run)) return;
      await latest('probing', async (signal) => {
        const { settings } = state.getState();
        fast.probe.set(await engine.look('probe', { settings, photos: shown(photos) }, signal));
      });
    },
  };
  return actions;
}
