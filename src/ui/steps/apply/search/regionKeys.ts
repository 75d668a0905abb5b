import { fittedRegion, type SquareRegion } from '../../../../core/squareRegion.ts';

/** In shares of the photo's side. */
const STEP = 0.05;

/** Where each key takes the square. */
const MOVES: Readonly<Record<string, Partial<SquareRegion>>> = {
  ArrowLeft: { left: -STEP },
  ArrowRight: { left: STEP },
  ArrowUp: { top: -STEP },
  ArrowDown: { top: STEP },
};

/** The square after a key: arrows move it, plus and minus size it about its centre; null for any other key. */
export function regionByKey({ key }: { readonly key: string }, region: SquareRegion): SquareRegion | null {
  const move = MOVES[key];
  if (move) {
    const { left = 0, top = 0 } = move;
    return fittedRegion({ ...region, left: region.left + left, top: region.top + top });
  }
  if (key !== '+' && key !== '-') return null;
  const growth = key === '+' ? 2 * STEP : -2 * STEP;
  const { left, top, size } = region;
  return fittedRegion({ left: left - growth / 2, top: top - growth / 2, size: size + growth });
}
