import type { Embedded } from '../training/embedAll.ts';
import { rmsRadius } from './align.ts';
import { Moments } from './moments.ts';
import { normaliseLength, principalPlane, projectRows } from './pca.ts';

/**
 * Where rows lie in the plane through them that holds most of their spread, as on the page's map: rows are brought to unit
 * length, and the cloud has a root-mean-square radius of 1. One row at a time, so that no second copy of all is made.
 *
 * @returns [n, 2]
 */
export function flatMap({ values, d }: Embedded): Float32Array {
  const count = values.length / d;
  const moments = new Moments(d);
  const unit = (row: number): Float32Array => {
    const copy = values.slice(row * d, (row + 1) * d);
    normaliseLength(copy, d);
    return copy;
  };
  for (let row = 0; row < count; row++) moments.add(unit(row));
  const plane = principalPlane(moments, d, null);
  const positions = new Float32Array(count * 2);
  for (let row = 0; row < count; row++) positions.set(projectRows(unit(row), d, plane), row * 2);
  const scale = 1 / Math.max(rmsRadius(positions), 1e-12);
  return positions.map((place) => place * scale);
}
