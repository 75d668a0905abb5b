import type { LikePhotos, OddPhotos } from '../../core/likeness.ts';
import type { SquareRegion } from '../../core/squareRegion.ts';
import { t } from '../language/t.ts';

/** What the search by likeness says of itself. */
export function searchWords(hasMap: boolean): string {
  return hasMap
    ? t(
        'The photos that the network finds most alike, in all dimensions of h. Choose one to walk on from it; draw a square on the large one, or make one with the keys + and − and the arrows, to search for that part alone.',
      )
    : t(
        'Once a training has begun, or an opened model has looked at the photos, choose a photo here and see which others the network finds most like it.',
      );
}

/** What a search over all photos was made of. */
export function searchedWords({ compared, step }: LikePhotos, { size }: SquareRegion): string {
  if (size === 1) {
    return t(
      'Of all {compared, plural, one {# other photo} other {# other photos}}, by cosine of h at step {step, number}.',
      { compared, step },
    );
  }
  return t(
    'By this part, of {compared, plural, one {# photo} other {# photos}}, by cosine of h at step {step, number}.',
    {
      compared,
      step,
    },
  );
}

/** What outliers and look-alikes were found among. */
export function oddWords({ compared, neighbours }: OddPhotos): string {
  return t(
    'Of {compared, plural, one {# photo} other {# photos}}, by the mean distance to the nearest {neighbours, number} and by cosine of h.',
    { compared, neighbours },
  );
}
