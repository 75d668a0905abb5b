/** How one output position is mixed: input positions from `start` on, with weights that sum to 1. */
export interface Taps {
  readonly start: Int32Array;
  readonly count: Int32Array;
  /** [to, widest], rows padded with zeros. */
  readonly weights: Float32Array;
  readonly widest: number;
}

/** Area averages where a picture shrinks, bilinear where it grows. */
export function tapsFor(from: number, to: number): Taps {
  return from >= to ? areaTaps(from, to) : bilinearTaps(from, to);
}

/** Each output position covers from / to input positions, the first and last of them in part. */
function areaTaps(from: number, to: number): Taps {
  const scale = from / to;
  const taps = emptyTaps(to, Math.ceil(scale) + 1);
  for (let position = 0; position < to; position++) {
    const low = position * scale;
    const high = Math.min(from, low + scale);
    const start = Math.floor(low);
    const stop = Math.min(from, Math.ceil(high - 1e-9));
    taps.start[position] = start;
    taps.count[position] = stop - start;
    for (let index = start, at = position * taps.widest; index < stop; index++, at++) {
      taps.weights[at] = (Math.min(index + 1, high) - Math.max(index, low)) / scale;
    }
  }
  return taps;
}

/** Centres of pixels align; beyond the outermost centre the edge goes on. */
function bilinearTaps(from: number, to: number): Taps {
  const taps = emptyTaps(to, 2);
  for (let position = 0; position < to; position++) {
    const centre = Math.min(from - 1, Math.max(0, ((position + 0.5) * from) / to - 0.5));
    const start = Math.min(Math.floor(centre), Math.max(0, from - 2));
    const share = centre - start;
    taps.start[position] = start;
    taps.count[position] = Math.min(2, from);
    taps.weights.set(from === 1 ? [1] : [1 - share, share], position * 2);
  }
  return taps;
}

function emptyTaps(to: number, widest: number): Taps {
  return {
    start: new Int32Array(to),
    count: new Int32Array(to),
    weights: new Float32Array(to * widest),
    widest,
  };
}
