import { describe, expect, it } from 'vitest';
import { Slots } from './slots.ts';

describe('Slots', () => {
  it('gives places in turn, and each its own', () => {
    const slots = new Slots(3);
    expect([7, 8, 9].map((id) => slots.take(id))).toEqual([0, 1, 2]);
    expect([9, 7, 8].map((id) => slots.find(id))).toEqual([2, 0, 1]);
    expect(slots.find(1)).toBeUndefined();
  });

  it('takes the place of what was not asked for longest', () => {
    const slots = new Slots(3);
    for (const id of [7, 8, 9]) slots.take(id);
    slots.find(7);
    expect(slots.take(10)).toBe(1);
    expect(slots.find(8)).toBeUndefined();
    expect(slots.find(7)).toBe(0);
  });

  it('begins anew', () => {
    const slots = new Slots(2);
    slots.take(5);
    slots.clear();
    expect(slots.find(5)).toBeUndefined();
    expect(slots.take(6)).toBe(0);
  });
});
