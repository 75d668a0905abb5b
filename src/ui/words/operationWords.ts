import type { OperationExample } from '../../core/operationExamples.ts';
import { percent } from './numbers.ts';
import { t } from '../language/t.ts';

/** What was done to a photo, as a caption. */
export function exampleWords(example: OperationExample): string {
  switch (example.kind) {
    case 'whole':
      return t('before');
    case 'crop':
      return example.across === 0
        ? t('one crop of {area}', { area: percent(example.area) })
        : t('another crop of {area}', { area: percent(example.area) });
    case 'mirror':
      return t('mirrored');
    case 'turn':
      return example.degrees > 0
        ? t('{degrees}° to the left', { degrees: example.degrees })
        : t('{degrees}° to the right', { degrees: -example.degrees });
    case 'brightness':
      return byHowMuch(example.amount, (share) => [
        t('{share} darker', { share }),
        t('{share} brighter', { share }),
      ]);
    case 'contrast':
      return byHowMuch(example.amount, (share) => [
        t('{share} flatter', { share }),
        t('{share} starker', { share }),
      ]);
    case 'saturation':
      return byHowMuch(example.amount, (share) => [
        t('{share} paler', { share }),
        t('{share} more vivid', { share }),
      ]);
    case 'hue':
      return t('hue {sign} {degrees}°', {
        sign: example.amount < 0 ? '−' : '+',
        degrees: Math.round(Math.abs(example.amount) * 360),
      });
    case 'recolour':
      return example.draw === 0 ? t('one draw') : t('another draw');
    case 'greyscale':
      return t('without colour');
    case 'blur':
      return example.sigma < 1 ? t('blurred by half') : t('blurred most');
  }
}

/** @param words for a factor below 1, and for one above */
function byHowMuch(factor: number, words: (share: string) => readonly [less: string, more: string]): string {
  return words(percent(Math.abs(factor - 1)))[factor < 1 ? 0 : 1];
}
