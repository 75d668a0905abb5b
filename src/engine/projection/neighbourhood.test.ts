import { describe, expect, it } from 'vitest';
import { neighbourhoodOf } from './neighbourhood.ts';
import { PhotoMap } from './photoMap.ts';

/** Photos whose h turns by ten degrees from one to the next, at lengths that must not matter. */
function turning(count: number): { map: PhotoMap; absorb: (size: number, step: number) => void } {
  const map = new PhotoMap(count, 2, 1);
  const absorb = (size: number, step: number): void => {
    const ids = map.nextIds(size);
    const h = Float32Array.from({ length: ids.length * 2 }, (_, at) => {
      const id = ids[at >> 1]!;
      const angle = (id * Math.PI) / 18;
      return (1 + (id % 3)) * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    });
    map.absorb(ids, h, step);
  };
  return { map, absorb };
}

describe('neighbourhoodOf', () => {
  it('lists the others by cosine of h, the most alike first', () => {
    const { map, absorb } = turning(12);
    absorb(12, 4);
    const { neighbours, similarities, ...rest } = neighbourhoodOf(map.embedded, 5, 4)!;
    expect([...neighbours.slice(0, 2)].sort()).toEqual([4, 6]);
    expect([...neighbours.slice(2)].sort()).toEqual([3, 7]);
    expect(similarities[0]).toBeCloseTo(Math.cos(Math.PI / 18), 5);
    expect(similarities[3]).toBeCloseTo(Math.cos(Math.PI / 9), 5);
    expect(rest).toEqual({ photo: 5, compared: 12, step: 4, oldestStep: 4 });
  });

  it('tells how old the oldest h is where photos are embedded in turn', () => {
    const { map, absorb } = turning(12);
    absorb(8, 1);
    absorb(8, 7);
    absorb(4, 9);
    expect(neighbourhoodOf(map.embedded, 5, 2)).toMatchObject({ step: 9, oldestStep: 1 });
  });

  it('knows nothing of a photo that has not come to the map', () => {
    const { map, absorb } = turning(12);
    absorb(5, 1);
    const waiting = [...map.nextIds(7)][0]!;
    expect(neighbourhoodOf(map.embedded, waiting, 2)).toBeNull();
  });
});
