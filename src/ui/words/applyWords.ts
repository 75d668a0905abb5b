import { t } from '../language/t.ts';

/** What the search by likeness says of itself. */
export const searchWords = () =>
  ({
    about: t(
      'The photos that the network finds most alike, in all dimensions of h. Choose one to walk on from it.',
    ),
    waiting: t(
      'Once a training has begun, choose a photo here and see which others the network finds most like it.',
    ),
  }) as const;
