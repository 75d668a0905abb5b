import { describe, expect, it } from 'vitest';
import { fieldWords, likenessWords, momentWords } from './lookWords.ts';

describe('likenessWords', () => {
  it('says of an untrained network that everything is alike to it', () => {
    expect(likenessWords(0.998, 0.993, 0)).toBe(
      'The two views of a photo are 1.00 alike on average, views of different photos 0.99. ' +
        'A network that has learned nothing finds everything alike: training has to open the gap.',
    );
  });

  it('says when the gap has opened, and not before', () => {
    expect(likenessWords(0.9, 0.2, 40)).toContain('tells them apart.');
    expect(likenessWords(0.9, 0.85, 40)).toContain('hardly');
    expect(likenessWords(0.9, NaN, 40)).toBe('The two views of a photo are 0.90 alike on average.');
  });
});

it('says when something was seen', () => {
  expect([momentWords(0, true), momentWords(1200, true), momentWords(1200, false)]).toEqual([
    'before training',
    'step 1,200, live',
    'after step 1,200',
  ]);
});

it('says what a patch has room for, by its share of the view', () => {
  expect([3, 7, 23, 64].map((field) => fieldWords(field, 32))).toEqual([
    'room for edges, spots',
    'room for corners, textures',
    'room for parts of things',
    'room for the whole view',
  ]);
});
