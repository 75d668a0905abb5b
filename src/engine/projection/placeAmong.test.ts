import { expect, it } from 'vitest';
import { PURPOSE, RandomStream } from '../../core/random.ts';
import { PhotoMap } from './photoMap.ts';
import { normaliseLength } from './pca.ts';
import { placeAmong } from './placeAmong.ts';

const [COUNT, D] = [300, 16];

it('finds the place again that the map itself gives', () => {
  const random = new RandomStream(1, PURPOSE.sample);
  const rows = Float32Array.from({ length: COUNT * D }, (_, at) => random.uniform() * (1 + (at % D)));
  normaliseLength(rows, D);
  const map = new PhotoMap(COUNT - 1, D, 1);
  const ids = map.nextIds(COUNT);
  const h = Float32Array.from([...ids].flatMap((id) => [...rows.subarray(id * D, (id + 1) * D)]));
  map.absorb(ids, h, 1);
  const { photos, positions } = map.positions(rows.slice(0, 2 * D));
  // The last photo is none of the map.
  const own = rows.slice((COUNT - 1) * D);
  const place = map.embedded.place(own)!;
  const found = placeAmong(own, rows, { photos, positions })!;
  expect(Math.hypot(found[0] - place[0], found[1] - place[1])).toBeLessThan(0.01);
});

it('knows no place without a map, and one within it where photos are fewer than dimensions', () => {
  const rows = Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0);
  const own = Float32Array.of(Math.SQRT1_2, Math.SQRT1_2, 0, 0);
  const photos = Uint32Array.of(0, 1);
  const positions = Float32Array.of(-1, 2, 3, 4);
  expect(placeAmong(own, rows, { photos: photos.slice(0, 0), positions })).toBeNull();
  const [x, y] = placeAmong(own, rows, { photos, positions })!;
  expect([x, y].every((value, axis) => value > [-1, 2][axis]! && value < [3.1, 4.1][axis]!)).toBe(true);
});
