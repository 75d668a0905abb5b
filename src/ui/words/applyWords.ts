/** What the search by likeness says of itself. */
export const SEARCH_WORDS = {
  about:
    'The photos that the network finds most alike, in all dimensions of h. Choose one to walk on from it.',
  waiting:
    'Once a training has begun, choose a photo here and see which others the network finds most like it.',
} as const;
