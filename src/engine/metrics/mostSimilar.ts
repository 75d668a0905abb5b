export interface Neighbour {
  readonly row: number;
  /** Cosine. */
  readonly similarity: number;
}

/** The k largest of a row of similarities [rows, n], largest first; equal ones in order of their place. */
export function mostSimilar(
  values: Float32Array,
  row: number,
  n: number,
  k: number,
  except: number,
): Neighbour[] {
  const best: Neighbour[] = [];
  for (let other = 0; other < n; other++) {
    const similarity = values[row * n + other]!;
    if (other === except || (best.length === k && similarity <= best[k - 1]!.similarity)) continue;
    let place = best.length;
    while (place > 0 && best[place - 1]!.similarity < similarity) place -= 1;
    best.splice(place, 0, { row: other, similarity });
    if (best.length > k) best.pop();
  }
  return best;
}
