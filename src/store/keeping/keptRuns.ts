import { METRIC_NAMES, type MetricName } from '../../core/metrics.ts';
import type { KeptBasis, KeptCurve, KeptPastRun, KeptRuns } from '../../core/project.ts';
import { PastCurves, thinned, type PastRun, type RunBasis, type RunPlace } from '../pastRuns.ts';
import type { StudioState } from '../state.ts';

/** Values of each curve that are kept: a chart draws 400 points, and all of this is written at every checkpoint. */
const KEPT_VALUES = 1000;

/** The runs before the one at hand. What they ran on is told apart by numbers, as references do not outlive a visit. */
export function collectRuns({ pastRuns, runPlace }: Pick<StudioState, 'pastRuns' | 'runPlace'>): KeptRuns {
  const sets = [runPlace.photosVersion];
  const sayings = [runPlace.said];
  const basisOf = ({ settings, photos, photosVersion, said }: RunBasis): KeptBasis => ({
    settings,
    photos,
    set: placeIn(sets, (one) => one === photosVersion, photosVersion),
    said: placeIn(sayings, (one) => isSame(one, said), said),
  });
  const before = ({ before: basis }: RunPlace): KeptBasis | null => basis && basisOf(basis);
  const past = pastRuns.map((run): KeptPastRun => {
    const { number, changes, lastStep, shown, curves } = run;
    return {
      ...basisOf(run),
      number,
      before: before(run),
      changes,
      lastStep,
      shown,
      curves: keptCurves(curves),
    };
  });
  return { past, number: runPlace.number, before: before(runPlace) };
}

/**
 * The same for the state.
 *
 * @param place of the run at hand, among the photos that are here
 */
export function runsOf(
  kept: KeptRuns | undefined,
  place: RunPlace,
): Pick<StudioState, 'pastRuns' | 'runPlace'> {
  if (kept === undefined) return { pastRuns: [], runPlace: place };
  const sayings = new Map([[0, place.said]]);
  const basisOf = ({ settings, photos, set, said }: KeptBasis): RunBasis => {
    // Said of photos in an earlier visit: like itself alone.
    const own = sayings.get(said) ?? [Symbol('said')];
    sayings.set(said, own);
    // Sets of this visit have numbers from 0 up.
    return { settings, photos, photosVersion: set === 0 ? place.photosVersion : -set, said: own };
  };
  const before = (basis: KeptBasis | null): RunBasis | null => basis && basisOf(basis);
  return {
    pastRuns: kept.past.map((run): PastRun => {
      const { number, changes, lastStep, shown, curves } = run;
      const known = curves.filter(({ name }) => (METRIC_NAMES as readonly string[]).includes(name));
      const series = known.map((curve) => [curve.name as MetricName, curve] as const);
      return {
        ...basisOf(run),
        ...{ number, before: before(run.before), changes, lastStep, shown },
        curves: new PastCurves(series),
      };
    }),
    runPlace: { ...place, number: kept.number, before: before(kept.before) },
  };
}

function keptCurves({ series }: PastCurves): KeptCurve[] {
  return series.map(([name, values]) => ({ name, ...thinned(values, KEPT_VALUES) }));
}

/** Where the first that fits stands; the one given is put at the end where none does. */
function placeIn<T>(list: T[], fits: (one: T) => boolean, given: T): number {
  const at = list.findIndex(fits);
  return at >= 0 ? at : list.push(given) - 1;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
