import { count, signed } from './numbers.ts';

/** When what is shown was seen. */
export function momentWords(step: number, isLive: boolean): string {
  if (step === 0) return 'before training';
  return isLive ? `step ${count(step)}, live` : `after step ${count(step)}`;
}

/** Pairs must be alike by so much more than strangers before one says that they are told apart. */
const TELLS_APART = 0.1;

/** How alike the network finds pairs, and strangers beside: of pairs alone a figure tells nothing. */
export function likenessWords(pairs: number, strangers: number, step: number): string {
  const found = `The two views of a photo are ${signed(pairs, 2)} alike on average`;
  if (!Number.isFinite(strangers)) return `${found}.`;
  const beside = `${found}, views of different photos ${signed(strangers, 2)}`;
  if (pairs - strangers >= TELLS_APART) return `${beside}. The network tells them apart.`;
  if (step > 0) return `${beside}. It hardly tells them apart yet.`;
  return `${beside}. A network that has learned nothing finds everything alike: training has to open the gap.`;
}

/** What a square of so many pixels has room for, in a view of this side. It says what a stage can see, not what it does. */
export function fieldWords(field: number, side: number): string {
  if (field >= side) return 'room for the whole view';
  if (field > side / 3) return 'room for parts of things';
  return field > 5 ? 'room for corners, textures' : 'room for edges, spots';
}
