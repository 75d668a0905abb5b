import { alarmsOf, type MeasuredStep } from '../../core/alarms.ts';
import { projectionLength } from '../../core/architecture/projection.ts';
import { LOSS_TRAITS } from '../../core/losses.ts';
import type { FastState, StudioContext } from '../context.ts';

/** Raises the alarms that the run's measures call for, and lets go of those that no longer hold. */
export function watchMeasures(state: StudioContext['state'], { metrics }: FastState): void {
  const { ranWith, alarms: before } = state.getState();
  if (ranWith === null) return;
  const figure = (row: number, name: keyof MeasuredStep): number => metrics.at(row, name);
  const rows = metrics.measuredRows.map((row) => ({
    step: figure(row, 'step'),
    std: figure(row, 'std'),
    rankMe: figure(row, 'rankMe'),
    comparedPhotos: figure(row, 'comparedPhotos'),
    trainTop1: figure(row, 'trainTop1'),
    heldOutTop1: figure(row, 'heldOutTop1'),
  }));
  const { steps, batchSize, loss } = ranWith;
  const byLabels = LOSS_TRAITS[loss].needsLabels;
  const alarms = alarmsOf(rows, { steps, batchSize, projection: projectionLength(ranWith), byLabels });
  if (alarms.join() !== before.join()) state.setState({ alarms });
}
