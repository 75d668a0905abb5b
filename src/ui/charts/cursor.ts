import { Latest } from '../../store/latest.ts';

/** Where one points: a step, and by its title the chart that one points at; all others show the same step. */
export interface Cursor {
  readonly step: number;
  readonly chart: string;
}

/** Outside React: it follows the pointer. */
export const cursor = new Latest<Cursor>();
