/** A share of so many, and where the true one lies with a confidence of 95 %. */
export interface Proportion {
  /** In [0, 1]; NaN of none. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Of how many, n. */
  readonly of: number;
}

/** Standard deviations on either side that hold 95 % of a normal distribution. */
const Z = 1.959963984540054;

/**
 * How many of n, with Wilson's interval:
 *
 *     (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),  p = hits/n
 *
 * It keeps within [0, 1] and is honest about few and about all, where the usual p ± z √(p(1 − p)/n) says that 20 right
 * of 20 are certain. Source: Wilson 1927; Brown, Cai & DasGupta 2001.
 */
export function proportion(hits: number, of: number): Proportion {
  if (of === 0) return { share: NaN, low: 0, high: 1, of };
  const share = hits / of;
  const z2 = Z ** 2 / of;
  const centre = share + z2 / 2;
  const reach = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of));
  return {
    share,
    low: Math.max(0, (centre - reach) / (1 + z2)),
    high: Math.min(1, (centre + reach) / (1 + z2)),
    of,
  };
}
