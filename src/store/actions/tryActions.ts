import { asLikenessError } from '../../core/errors.ts';
import { NEIGHBOURS } from '../../core/neighbourhood.ts';
import { WHOLE_REGION } from '../../core/squareRegion.ts';
import { lastOf, type TriedPhoto } from '../applyState.ts';
import { excludedMarksOf } from '../exclusion.ts';
import type { StudioContext } from '../context.ts';
import { trainedStep } from '../state.ts';
import { NewestTask } from './newestTask.ts';

export interface TryActions {
  /** Shows what the model makes of a photo that is none of the set. It is read like any other, and stays on the page. */
  readonly tryPhoto: (file: File) => Promise<void>;
  /** The same of the first file of a drop. Must be called within the event. */
  readonly tryDrop: (event: Event) => Promise<void>;
  readonly forgetTried: () => void;
}

/** Views of this size make a picture that is worth looking at, whatever the network takes. */
const SHOWN_VIEW = 224;

export function tryActions({
  state,
  fast,
  engine,
  dataset,
  photoSync,
  environment,
}: StudioContext): TryActions {
  const looking = new NewestTask();
  let chosen: File | null = null;

  const forget = (): void => {
    looking.drop();
    chosen = null;
    fast.triedPicture.set(null);
    if (state.getState().tried.phase !== 'none') state.setState({ tried: { phase: 'none' } });
  };

  // Of another encoder, or among other photos, it would be something else.
  state.subscribe((now, before) => {
    if (now.photosVersion !== before.photosVersion || trainedStep(now) !== trainedStep(before)) forget();
    // Another classifier may say something else; what the last one said stays in sight until then.
    const isAtWork = now.classifier.phase === 'ready' && lastOf(now.classifier) !== lastOf(before.classifier);
    if (isAtWork && chosen !== null) void look(chosen);
  });

  const tryPhoto = async (file: File): Promise<void> => {
    if (state.getState().model.phase !== 'trained') return;
    forget();
    chosen = file;
    const { name } = file;
    state.setState({ tried: { phase: 'looking', name, share: 0 } });
    await look(file);
  };

  /** Shows what the model makes of it once that is known; and how far it is, where nothing else is shown of it. */
  const look = async (file: File): Promise<void> => {
    const { model } = state.getState();
    if (model.phase !== 'trained') return;
    const { signal, isNewest } = looking.begin();
    const { name } = file;
    const show = (tried: TriedPhoto): void => {
      if (isNewest()) state.setState({ tried });
    };
    try {
      const { imageSize } = model.settings;
      const picture = { of: { file }, region: WHOLE_REGION };
      const shown = await dataset.picture({ ...picture, imageSize: SHOWN_VIEW }, signal);
      if (isNewest()) fast.triedPicture.set(shown);
      const seen = await dataset.picture({ ...picture, imageSize }, signal);
      await photoSync.ensure(imageSize);
      const shownMap = fast.map.latest();
      const map = shownMap && { photos: shownMap.photos, positions: shownMap.positions };
      const params = { picture: seen, k: NEIGHBOURS, map, ...excludedMarksOf(state.getState()) };
      const found = await engine.apply('lookAtPicture', params, {
        signal,
        progress: ({ work, share }) => {
          const isShown = state.getState().tried.phase === 'looking';
          if (work === 'embedding' && isShown) show({ phase: 'looking', name, share });
        },
      });
      show({ phase: 'found', name, look: found });
    } catch (thrown) {
      show({ phase: 'failed', name, message: asLikenessError(thrown).said });
    }
  };

  return {
    tryPhoto,
    async tryDrop(event) {
      try {
        const [first] = await environment.collectFiles(event);
        if (first) await tryPhoto(first.file);
      } catch (thrown) {
        forget();
        state.setState({ tried: { phase: 'failed', name: '', message: asLikenessError(thrown).said } });
      }
    },
    forgetTried: forget,
  };
}
