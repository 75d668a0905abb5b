import type { ErrorCode } from './errors.ts';

/** A loss that a run has outlived: the steps between are taken again, and come out as they did. */
export interface Recovery {
  readonly code: ErrorCode;
  /** The last step that had been told. */
  readonly lostAt: number;
  /** The step that the run went on from; 0 where it began anew. */
  readonly from: number;
}

/** Losses that are no fault of what is computed: the same from the last checkpoint on may well work. */
const OUTLIVED: readonly ErrorCode[] = ['device-lost', 'gpu-error', 'worker-lost', 'internal'];

/** So many losses in so short a time are no accident. */
const MOST_LOSSES = 3;
const WITHIN_MS = 60_000;

/** Whether a run that ended so may go on from its last checkpoint. */
export function isOutlived(code: ErrorCode): boolean {
  return OUTLIVED.includes(code);
}

/**
 * Whether it should not try again by itself.
 *
 * @param lossesMs when the run was lost, in order, the last time included
 */
export function isHopeless(lossesMs: readonly number[]): boolean {
  const [first, last] = [lossesMs.at(-MOST_LOSSES), lossesMs.at(-1)];
  return first !== undefined && last !== undefined && last - first <= WITHIN_MS;
}
