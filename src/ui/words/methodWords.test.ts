import { describe, expect, it } from 'vitest';
import type { ClassifierReport, Judging } from '../../core/classification.ts';
import { choiceWords, judgingWords } from './methodWords.ts';

function words(judging: Judging, training: number, asked: number): string {
  const [photos, truths] = [new Uint32Array(asked), new Int32Array(asked)];
  const report: ClassifierReport = {
    ...{ classes: ['cat', 'dog'], step: 1, judging, training },
    ...{ asked: photos, truths, results: [] },
  };
  return judgingWords(report);
}

describe('how figures came about', () => {
  it('says what was not learned from, since a test photo shows the same', () => {
    expect(words({ kind: 'test-set', leftOut: 0 }, 12, 6)).not.toContain('near-duplicates');
    expect(words({ kind: 'test-set', leftOut: 2 }, 12, 6)).toContain(
      '2 labelled photos were left out of the learning, as near-duplicates of these.',
    );
  });

  it('says who could not be asked about, for being the only one of a class', () => {
    const folds = { kind: 'folds', folds: 5 } as const;
    expect(words(folds, 14, 14)).toMatch(/^Each of the 14 labelled photos was told .* had the same parts\.$/);
    expect(words(folds, 15, 14)).toContain('1 more, the only one of its class, was learned from');
  });
});

it('lists what a method found in its parts, each once', () => {
  expect(choiceWords({ kind: 'strength', strengths: [1, 0.1, 1] })).toBe('Strength C: 0.1 and 1.');
  expect(choiceWords({ kind: 'neighbours', k: [5, 1, 3, 5, 5] })).toBe('Neighbours asked: 1, 3, and 5.');
});
