import type { SettingChange } from './liveSettings.ts';
import { lossBounds, type BoundedBy, type LossBounds } from './lossBounds.ts';

/** Steps over which a level holds. */
export interface LevelSpan {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The two lines of a loss over a run: they move in steps where the temperature was turned. */
export interface BoundSpans {
  readonly chance: readonly LevelSpan[];
  /** Empty where there is none that could be told. */
  readonly floor: readonly LevelSpan[];
}

/**
 * @param begun what the run began with
 * @param changes what was turned in it, in the order of the steps
 * @param steps of the whole run
 */
export function boundSpans(begun: BoundedBy, changes: readonly SettingChange[], steps: number): BoundSpans {
  const turns = [{ step: 0, to: begun.temperature }, ...changes.filter(({ name }) => name === 'temperature')];
  const spans = turns.map(({ step, to: temperature }, at) => ({
    from: step,
    to: turns[at + 1]?.step ?? steps,
    bounds: lossBounds({ ...begun, temperature }),
  }));
  const levels = (of: (bounds: LossBounds) => number | null): readonly LevelSpan[] => {
    const merged: LevelSpan[] = [];
    for (const { from, to, bounds } of spans) {
      const value = of(bounds);
      const last = merged.at(-1);
      if (value === null) continue;
      if (last?.value === value) merged[merged.length - 1] = { ...last, to };
      else merged.push({ from, to, value });
    }
    return merged;
  };
  return { chance: levels(({ chance }) => chance), floor: levels(({ floor }) => floor) };
}
