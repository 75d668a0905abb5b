/** A movement from one set of places to another. Pairs of views move along with the photos. */
export interface Scene {
  /** Photos, the lowest first; the first `waiting` of them have no place on the map yet. */
  readonly ids: Uint32Array;
  readonly waiting: number;
  /** [n, 2] in CSS pixels. */
  readonly points: Float32Array;
  /** [m, 2 views, 2]. */
  readonly pairs: Float32Array;
  readonly pairIds: Uint32Array;
  readonly side: number;
  /** Where the photo that is tried would stand, [2]; absent where none is, or the map is another than the latest. */
  readonly tried?: Float32Array;
}

export const MOTION_MS = 600;

/** Slow at both ends. */
export function ease(share: number): number {
  const bounded = Math.min(1, Math.max(0, share));
  return bounded < 0.5 ? 4 * bounded ** 3 : 1 - (-2 * bounded + 2) ** 3 / 2;
}

/** Where things of `to` begin, if things of `from` were seen last: what is new begins where it ends. */
export function startOf(from: Scene | null, to: Scene): Scene {
  if (!from) return to;
  return {
    ...to,
    points: carryOver(from.ids, from.points, to.ids, to.points, 2),
    pairs: carryOver(from.pairIds, from.pairs, to.pairIds, to.pairs, 4),
    side: from.side,
  };
}

/** The scene at a share of the way, eased or not. Both have the same ids in the same order. */
export function between(from: Scene, to: Scene, share: number): Scene {
  if (share >= 1) return to;
  return {
    ...to,
    points: mix(from.points, to.points, share),
    pairs: mix(from.pairs, to.pairs, share),
    side: from.side + (to.side - from.side) * share,
  };
}

function mix(from: Float32Array, to: Float32Array, share: number): Float32Array {
  const mixed = new Float32Array(to.length);
  for (let at = 0; at < to.length; at++) mixed[at] = from[at]! + (to[at]! - from[at]!) * share;
  return mixed;
}

/** Rows of `from` where `to` has the same id, rows of `to` else. Ids are dense from 0. */
function carryOver(
  fromIds: Uint32Array,
  from: Float32Array,
  toIds: Uint32Array,
  to: Float32Array,
  width: number,
): Float32Array {
  let largest = -1;
  for (const id of fromIds) largest = Math.max(largest, id);
  // Row + 1 of each id, 0 for none.
  const rows = new Int32Array(largest + 1);
  for (let row = 0; row < fromIds.length; row++) rows[fromIds[row]!] = row + 1;
  const start = to.slice();
  for (let row = 0; row < toIds.length; row++) {
    const known = (rows[toIds[row]!] ?? 0) - 1;
    if (known < 0) continue;
    for (let k = 0; k < width; k++) start[row * width + k] = from[known * width + k]!;
  }
  return start;
}
