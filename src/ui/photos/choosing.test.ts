import { describe, expect, it } from 'vitest';
import { chosenByKey, extended, NONE_CHOSEN, toggled } from './choosing.ts';

const plain = { ctrlKey: false, metaKey: false };

describe('photos on the contact sheet', () => {
  it('are chosen and let go one by one', () => {
    const two = toggled(toggled(NONE_CHOSEN, 3), 7);
    expect([...two.chosen]).toEqual([3, 7]);
    expect([...toggled(two, 3).chosen]).toEqual([7]);
  });

  it('are chosen in a range from the last, either way, and a range can be drawn anew from there', () => {
    const forth = extended(toggled(NONE_CHOSEN, 4), 6);
    expect([...forth.chosen]).toEqual([4, 5, 6]);
    expect([...extended(forth, 3).chosen].sort()).toEqual([3, 4, 5, 6]);
  });

  it('are chosen by keys', () => {
    const one = chosenByKey({ key: ' ', ...plain }, NONE_CHOSEN, 2, 5);
    expect([...(one?.chosen ?? [])]).toEqual([2]);
    const all = chosenByKey({ key: 'a', ctrlKey: true, metaKey: false }, NONE_CHOSEN, null, 3);
    expect(all?.chosen.size).toBe(3);
    expect(chosenByKey({ key: 'Escape', ...plain }, all ?? NONE_CHOSEN, 2, 3)).toEqual(NONE_CHOSEN);
    expect(chosenByKey({ key: 'Escape', ...plain }, NONE_CHOSEN, 2, 3)).toBeNull();
    expect(chosenByKey({ key: 'a', ...plain }, NONE_CHOSEN, 2, 3)).toBeNull();
  });
});
