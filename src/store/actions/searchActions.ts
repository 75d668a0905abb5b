import { asLikenessError } from '../../core/errors.ts';
import type { LikenessQuery } from '../../core/likeness.ts';
import { NEIGHBOURS } from '../../core/neighbourhood.ts';
import type { SquareRegion } from '../../core/squareRegion.ts';
import type { OddState, PartSearch } from '../applyState.ts';
import type { StudioContext } from '../context.ts';
import { excludedMarksOf } from '../exclusion.ts';
import { trainedStep } from '../state.ts';
import { NewestTask } from './newestTask.ts';

export interface SearchActions {
  /** Finds the photos most like one, or a part of it, among all photos and by all dimensions of h. */
  readonly searchPart: (photo: number, region: SquareRegion) => Promise<void>;
  readonly forgetPart: () => void;
  /** Finds photos that are like none, and pairs that are all but the same. */
  readonly findOdd: () => Promise<void>;
  readonly cancelOdd: () => void;
}

/** Outliers, and pairs of look-alikes, that are listed. */
const ODD = 14;

export function searchActions({ state, engine, dataset, photoSync }: StudioContext): SearchActions {
  const search = new NewestTask();
  const finding = new NewestTask();

  const forgetPart = (): void => {
    search.drop();
    if (state.getState().partSearch.phase !== 'none') state.setState({ partSearch: { phase: 'none' } });
  };

  state.subscribe((now, before) => {
    const isSame =
      now.photosVersion === before.photosVersion &&
      now.excluded === before.excluded &&
      trainedStep(now) === trainedStep(before);
    if (isSame) return;
    forgetPart();
    finding.drop();
    if (now.odd.phase !== 'none') state.setState({ odd: { phase: 'none' } });
  });

  return {
    async searchPart(photo, region) {
      const { model, partSearch } = state.getState();
      if (model.phase !== 'trained') return;
      const { signal, isNewest } = search.begin();
      const show = (next: PartSearch): void => {
        if (isNewest()) state.setState({ partSearch: next });
      };
      const last = 'last' in partSearch && partSearch.photo === photo ? partSearch.last : null;
      const looking = { phase: 'looking', photo, region, last } as const;
      show({ ...looking, share: 0 });
      try {
        const { imageSize } = model.settings;
        const query: LikenessQuery =
          region.size === 1
            ? { kind: 'photo', photo }
            : {
                kind: 'picture',
                picture: await dataset.picture({ of: { photo }, region, imageSize }, signal),
              };
        await photoSync.ensure(imageSize);
        const params = { query, k: NEIGHBOURS, ...excludedMarksOf(state.getState()) };
        const found = await engine.apply('likePhotos', params, {
          signal,
          progress: ({ work, share }) => work === 'embedding' && show({ ...looking, share }),
        });
        show({ phase: 'found', photo, region, last: found });
      } catch (thrown) {
        show({ phase: 'failed', message: asLikenessError(thrown).said });
      }
    },
    forgetPart,
    cancelOdd() {
      finding.drop();
      if (state.getState().odd.phase === 'working') state.setState({ odd: { phase: 'none' } });
    },
    async findOdd() {
      const { model } = state.getState();
      if (model.phase !== 'trained') return;
      const { signal, isNewest } = finding.begin();
      const show = (odd: OddState): void => {
        if (isNewest()) state.setState({ odd });
      };
      show({ phase: 'working', share: 0 });
      try {
        await photoSync.ensure(model.settings.imageSize);
        const params = { count: ODD, ...excludedMarksOf(state.getState()) };
        const found = await engine.apply('oddPhotos', params, {
          signal,
          // Photos that nothing has asked for before are embedded first.
          progress: ({ work, share }) => {
            if (work === 'embedding') show({ phase: 'working', share: share / 2 });
            else if (work === 'oddPhotos') show({ phase: 'working', share: (1 + share) / 2 });
          },
        });
        show({ phase: 'ready', found });
      } catch (thrown) {
        const { code, said } = asLikenessError(thrown);
        show(code === 'aborted' ? { phase: 'none' } : { phase: 'failed', message: said });
      }
    },
  };
}
