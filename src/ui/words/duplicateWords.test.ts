import { expect, it } from 'vitest';
import { duplicateSummary, groupNames } from './duplicateWords.ts';

it('tells how many near-duplicates there are', () => {
  expect(duplicateSummary(12, 5, 0)).toBe('12 near-duplicates in 5 groups');
  expect(duplicateSummary(1_200, 1, 1_199)).toBe('1,200 near-duplicates in 1 group, 1,199 left out');
});

it('names the first few photos of a group', () => {
  expect(groupNames(['a/1.jpg', '2.jpg'], 3)).toBe('1.jpg, 2.jpg');
  expect(groupNames(['a/1.jpg', 'b/c/2.jpg', '3.jpg', '4.jpg'], 2)).toBe('1.jpg, 2.jpg and 2 more');
});
