import type { OperationExample } from '../../core/operationExamples.ts';
import { percent } from './numbers.ts';

/** What was done to a photo, as a caption. */
export function exampleWords(example: OperationExample): string {
  switch (example.kind) {
    case 'whole':
      return 'before';
    case 'crop':
      return `${example.across === 0 ? 'one' : 'another'} crop of ${percent(example.area)}`;
    case 'mirror':
      return 'mirrored';
    case 'turn':
      return `${Math.abs(example.degrees)}° to the ${example.degrees > 0 ? 'left' : 'right'}`;
    case 'brightness':
      return byHowMuch(example.amount, 'darker', 'brighter');
    case 'contrast':
      return byHowMuch(example.amount, 'flatter', 'starker');
    case 'saturation':
      return byHowMuch(example.amount, 'paler', 'more vivid');
    case 'hue':
      return `hue ${example.amount < 0 ? '−' : '+'} ${Math.round(Math.abs(example.amount) * 360)}°`;
    case 'recolour':
      return example.draw === 0 ? 'one draw' : 'another draw';
    case 'greyscale':
      return 'without colour';
    case 'blur':
      return example.sigma < 1 ? 'blurred by half' : 'blurred most';
  }
}

function byHowMuch(factor: number, less: string, more: string): string {
  return `${percent(Math.abs(factor - 1))} ${factor < 1 ? less : more}`;
}
