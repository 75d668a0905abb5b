import type { LabelledTask } from '../core/classification.ts';
import { labelPlaces } from '../core/labelling.ts';
import { excludedMarksOf } from './exclusion.ts';
import type { StudioState } from './state.ts';

/** What the user has labelled, as the engine takes it. */
export function labelledTask(
  state: Pick<StudioState, 'photos' | 'excluded' | 'labelling' | 'settings'>,
): LabelledTask {
  const { photos, labelling, settings } = state;
  return {
    classes: labelling.classes,
    labels: labelPlaces(labelling, photos.length),
    ...excludedMarksOf(state),
    seed: settings.seed,
  };
}
