import { NEIGHBOURS } from '../../../src/core/neighbourhood.ts';
import { PURPOSE, RandomStream } from '../../../src/core/random.ts';
import { normaliseLength } from '../../../src/engine/projection/pca.ts';
import { mostAlike } from '../../../src/engine/search/likePhotos.ts';
import type { Tasks } from '../tasks.ts';

let rows = new Float32Array();
let d = 1;

/** Search by likeness, as the engine does it once all photos are embedded: exactly, in all dimensions. */
export const searchTasks: Tasks = {
  prepareSearch(workload) {
    const random = new RandomStream(1, PURPOSE.sample);
    d = workload.d;
    rows = Float32Array.from({ length: workload.photos * d }, () => random.uniform() - 0.5);
    normaliseLength(rows, d);
    return Promise.resolve(null);
  },

  search({ photo }) {
    const isAsking = (other: number): boolean => other === photo;
    const found = mostAlike(rows.subarray(photo * d, (photo + 1) * d), rows, NEIGHBOURS, isAsking);
    return Promise.resolve([...found.photos]);
  },
};
