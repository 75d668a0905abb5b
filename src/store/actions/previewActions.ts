import { untilAborted } from '../../client/untilAborted.ts';
import { asLikenessError } from '../../core/errors.ts';
import { isActive } from '../../core/runState.ts';
import type { StudioContext } from '../context.ts';
import { duplicateMarksOf } from '../duplicates.ts';
import { withoutExcluded } from '../shownPhotos.ts';
import type { StudioState, WorkState } from '../state.ts';
import type { DeviceOpener } from './deviceActions.ts';

export interface PreviewActions {
  /** Shows positive pairs of these photos. A newer call takes the place of an older one. */
  readonly previewPairs: (photos: readonly number[], draw: number) => Promise<void>;
  /** Shows how alike the model finds views of these photos. While a run goes on it does so by itself. */
  readonly probe: (photos: readonly number[]) => Promise<void>;
}

type Slot = 'preview' | 'probing';
type Work = (signal: AbortSignal) => Promise<void>;

export function previewActions(context: StudioContext, opener: DeviceOpener): PreviewActions {
  const { state, fast, engine, photoSync } = context;
  const current: Record<Slot, AbortController | null> = { preview: null, probing: null };
  const last: Record<Slot, Work | null> = { preview: null, probing: null };

  /** Runs one piece of work at a time a slot; the last asked for wins. */
  const latest = async (slot: Slot, work: Work): Promise<void> => {
    last[slot] = work;
    current[slot]?.abort();
    const abort = new AbortController();
    current[slot] = abort;
    const show = (work: WorkState): void => {
      if (current[slot] === abort) state.setState({ [slot]: work } as Pick<StudioState, Slot>);
    };
    show({ phase: 'working' });
    try {
      await untilAborted(opener.ready(), abort.signal);
      const { imageSize } = state.getState().settings;
      await untilAborted(photoSync.ensure(imageSize), abort.signal);
      await work(abort.signal);
      show({ phase: 'idle' });
    } catch (thrown) {
      const { code, message } = asLikenessError(thrown);
      show(code === 'aborted' ? { phase: 'idle' } : { phase: 'failed', message });
    }
  };

  // What is shown has changed where a photo of it was excluded, or taken back.
  state.subscribe((now, before) => {
    if (now.excluded === before.excluded || now.photos !== before.photos) return;
    if (now.step === 'augment' && last.preview) void latest('preview', last.preview);
    if (now.step === 'contrast' && last.probing) void latest('probing', last.probing);
  });

  const shown = (wanted: readonly number[]): number[] => {
    const { excluded, photos } = state.getState();
    return withoutExcluded(wanted, excluded, photos.length);
  };

  return {
    previewPairs: (wanted, draw) =>
      latest('preview', async (signal) => {
        const photos = shown(wanted);
        const { augmentation, imageSize, seed } = state.getState().settings;
        const duplicates = duplicateMarksOf(state.getState());
        const params = { photos, augmentation, imageSize, seed, draw, duplicates };
        const pictures = await engine.previewPairs(params, signal);
        fast.pairs.set({ ...pictures, photos });
      }),
    probe: async (photos) => {
      if (isActive(state.getState().run)) return;
      await latest('probing', async (signal) => {
        fast.probe.set(
          await engine.probe({ settings: state.getState().settings, photos: shown(photos) }, signal),
        );
      });
    },
  };
}
