/** A pixel that a larger one covers, and the share that it has in it. */
export interface Covered {
  readonly at: number;
  readonly share: number;
}

/**
 * What each of `to` pixels in a line covers of the `from` pixels that it is shrunk from: shares of each sum to 1, so that the
 * mean of what is covered is what the pixel becomes. Where the line grows, a pixel covers parts of one or two.
 */
export function coverage(from: number, to: number): readonly (readonly Covered[])[] {
  const scale = from / to;
  return Array.from({ length: to }, (_, pixel) => {
    const start = pixel * scale;
    const end = start + scale;
    const covered: Covered[] = [];
    for (let at = Math.floor(start); at < Math.min(from, Math.ceil(end)); at++) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / scale;
      if (share > 1e-9) covered.push({ at, share });
    }
    return covered;
  });
}
