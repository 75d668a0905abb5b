import { isFrameClaimed } from '../primitives/frameClaim.ts';

const waiting = new Set<() => void>();

/**
 * Runs a callback in a task of its own, after an animation frame: one a frame, in the order asked for, and once
 * however often it was asked for. Charts that all have news at the same moment would together take longer than a
 * frame may, and within the frame itself the map draws. A frame that still belongs to the chart before is left out.
 */
export function inTurn(callback: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(next);
  waiting.add(callback);
}

function next(): void {
  if (isFrameClaimed()) {
    requestAnimationFrame(next);
    return;
  }
  const first = waiting.values().next();
  if (first.done) return;
  waiting.delete(first.value);
  if (waiting.size > 0) requestAnimationFrame(next);
  setTimeout(first.value);
}
