import { expect, it } from 'vitest';
import { labelKey, type KeyPlace } from './labelKeys.ts';

const PLAIN = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, modifiers: Partial<typeof PLAIN> = {}, place: KeyPlace = 'elsewhere') =>
  labelKey({ key, ...PLAIN, ...modifiers }, place);

it('takes digits for classes, Enter for yes, and arrows for the way', () => {
  expect(press('1')).toEqual({ act: 'label', place: 0 });
  expect(press('9')).toEqual({ act: 'label', place: 8 });
  expect(press('Enter')).toEqual({ act: 'confirm' });
  expect([press('ArrowRight'), press('ArrowLeft')]).toEqual([{ act: 'skip' }, { act: 'back' }]);
});

it('leaves all other keys, and those that belong to the browser, alone', () => {
  expect([press('0'), press('a'), press('1', { altKey: true }), press('1', { ctrlKey: true })]).toEqual([
    ...[null, null, null, null],
  ]);
  expect(press('z', { ctrlKey: true })).toEqual({ act: 'undo' });
  expect([press('1', {}, 'text'), press('Enter', {}, 'button')]).toEqual([null, null]);
  expect(press('1', {}, 'button')).toEqual({ act: 'label', place: 0 });
});
