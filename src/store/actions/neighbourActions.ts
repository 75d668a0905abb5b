import { asLikenessError } from '../../core/errors.ts';
import { NEIGHBOURS } from '../../core/neighbourhood.ts';
import type { StudioContext } from '../context.ts';
import { knownNeighbours, type ChosenState } from '../mapState.ts';

export interface NeighbourActions {
  /** Chooses a photo, whose nearest are then shown and follow the map; null lets go of it. */
  readonly choosePhoto: (photo: number | null) => void;
}

/** Asks for the nearest photos of the chosen one, and again whenever there is a new map. */
export function neighbourActions({ state, fast, engine }: StudioContext): NeighbourActions {
  let asked: AbortController | null = null;

  const letGo = (): void => {
    asked?.abort();
    asked = null;
    if (state.getState().chosenPhoto.phase !== 'none') state.setState({ chosenPhoto: { phase: 'none' } });
  };

  const look = async (photo: number): Promise<void> => {
    asked?.abort();
    const abort = new AbortController();
    asked = abort;
    const show = (chosenPhoto: ChosenState): void => {
      if (asked === abort) state.setState({ chosenPhoto });
    };
    const known = knownNeighbours(state.getState());
    show({ phase: 'looking', photo, last: known?.photo === photo ? known : null });
    try {
      const last = await engine.look('neighbourhood', { photo, k: NEIGHBOURS }, abort.signal);
      show(last ? { phase: 'found', photo, last } : { phase: 'unknown', photo });
    } catch (thrown) {
      if (asLikenessError(thrown).code !== 'aborted') show({ phase: 'unknown', photo });
    } finally {
      if (asked === abort) asked = null;
    }
  };

  let seen = fast.map.latest();
  fast.map.subscribe(() => {
    const latest = fast.map.latest();
    // Looking back at older maps is no news.
    if (latest === seen) return;
    seen = latest;
    const { chosenPhoto } = state.getState();
    if (chosenPhoto.phase === 'none') return;
    // A new run, or other photos: what was near is no longer known.
    if (latest === null) letGo();
    // A device that is slow to answer is not asked twice at a time.
    else if (asked === null) void look(chosenPhoto.photo);
  });

  return {
    choosePhoto(photo) {
      if (photo === null || fast.map.latest() === null) letGo();
      else void look(photo);
    },
  };
}
