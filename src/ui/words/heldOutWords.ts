import { FEWEST_TO_HOLD_OUT, heldOutCount } from '../../core/split.ts';
import { count } from './numbers.ts';
import { t } from '../language/t.ts';

/**
 * What the share of held-out photos comes to; nothing while there are no photos. Scripts read the numbers.
 *
 * @param photos without those of a test set
 */
export function heldOutNote(photos: number, share: number): string | undefined {
  if (photos === 0) return undefined;
  const heldOut = heldOutCount(photos, share);
  if (heldOut > 0)
    return t('{heldOut} of {photos} photos are held out.', {
      heldOut: count(heldOut),
      photos: count(photos),
    });
  return share > 0 && photos < FEWEST_TO_HOLD_OUT
    ? t('None are held out: below {fewest} photos all are needed to learn from.', {
        fewest: FEWEST_TO_HOLD_OUT,
      })
    : t('None are held out: all photos are trained on.');
}
