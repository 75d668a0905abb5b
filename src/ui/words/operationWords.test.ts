import { expect, it } from 'vitest';
import { DEFAULT_AUGMENTATION, type Augmentation } from '../../core/augmentation.ts';
import { operationExamples } from '../../core/operationExamples.ts';
import { exampleWords } from './operationWords.ts';

const said = (name: keyof Augmentation, changes: Partial<Augmentation> = {}): string[] =>
  operationExamples(name, { ...DEFAULT_AUGMENTATION, ...changes }).map(exampleWords);

it('captions say how far a slider lets an operation go', () => {
  expect(said('brightness')).toEqual(['40 % darker', '40 % brighter']);
  expect(said('hue')).toEqual(['hue − 36°', 'hue + 36°']);
  expect(said('cropMinArea')).toEqual(['one crop of 20 %', 'another crop of 20 %']);
  expect(said('rotationDegrees', { rotationDegrees: 15 })).toEqual(['15° to the right', '15° to the left']);
});

it('of what is off they say the most that it can be', () => {
  expect(said('rotationDegrees')).toEqual(['45° to the right', '45° to the left']);
  expect(said('saturation', { saturation: 0 })).toEqual(['100 % paler', '100 % more vivid']);
});
