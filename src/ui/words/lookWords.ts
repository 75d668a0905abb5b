import { count, signed } from './numbers.ts';
import { t } from '../language/t.ts';

/** When what is shown was seen. */
export function momentWords(step: number, isLive: boolean): string {
  if (step === 0) return t('before training');
  return isLive
    ? t('step {step}, live', { step: count(step) })
    : t('after step {step}', { step: count(step) });
}

/** Pairs must be alike by so much more than strangers before one says that they are told apart. */
const TELLS_APART = 0.1;

/** How alike the network finds pairs, and strangers beside: of pairs alone a figure tells nothing. */
export function likenessWords(pairs: number, strangers: number, step: number): string {
  const found = t('The two views of a photo are {pairs} alike on average', { pairs: signed(pairs, 2) });
  if (!Number.isFinite(strangers)) return `${found}.`;
  const beside = t('{found}, views of different photos {strangers}', {
    found,
    strangers: signed(strangers, 2),
  });
  if (pairs - strangers >= TELLS_APART) return t('{beside}. The network tells them apart.', { beside });
  if (step > 0) return t('{beside}. It hardly tells them apart yet.', { beside });
  return t(
    '{beside}. A network that has learned nothing finds everything alike: training has to open the gap.',
    { beside },
  );
}

/** What a square of so many pixels has room for, in a view of this side. It says what a stage can see, not what it does. */
export function fieldWords(field: number, side: number): string {
  if (field >= side) return t('room for the whole view');
  if (field > side / 3) return t('room for parts of things');
  return field > 5 ? t('room for corners, textures') : t('room for edges, spots');
}
