import type { MeasureName } from './metrics.ts';

/** What goes wrong in learning although every number is finite. */
export const ALARMS = ['collapse', 'too-easy', 'memorising'] as const;
export type AlarmName = (typeof ALARMS)[number];

/** A measured step: those of its figures that alarms go by, NaN where there was nothing to measure. */
export type MeasuredStep = Readonly<
  Record<
    'step' | Extract<MeasureName, 'std' | 'rankMe' | 'comparedPhotos' | 'trainTop1' | 'heldOutTop1'>,
    number
  >
>;

/** What the figures are to be read against. */
export interface AlarmContext {
  readonly steps: number;
  /** Photos a batch; as many are measured. */
  readonly batchSize: number;
  /** Length of z. */
  readonly projection: number;
  /** Whether photos of one label are to be alike: then there need be no more directions than labels. */
  readonly byLabels: boolean;
}

/** What is known after some measurements. */
interface AlarmState {
  readonly raised: readonly AlarmName[];
  /** Measurements in a row that speak against what is said now of each alarm. */
  readonly against: Readonly<Record<AlarmName, number>>;
  /** Train minus held-out top-1 of the last measurements. */
  readonly gaps: readonly number[];
}

const NO_ALARMS: AlarmState = {
  raised: [],
  against: { collapse: 0, 'too-easy': 0, memorising: 0 },
  gaps: [],
};

/** Measurements in a row that raise an alarm, and that end it: one alone may be chance, and nothing flickers. */
const IN_A_ROW = 2;

/** Before this the running statistics of batch normalisation are far from what training sees. */
const SETTLED_STEP = 25;

/** Of 1/√d, the spread of unit rows that fill the sphere. */
const SPREAD = { raise: 0.3, end: 0.4 } as const;

/** RankMe, of what is possible: a tenth of the usual 64 is 6.4. Runs that a learning rate of 1 ruins lie at 4 to 5. */
const RANK = { raise: 0.1, end: 0.13, most: 64 } as const;

/** Top-1 that is too good to be true early on; and among how many photos at least. */
const EASY = { raise: 0.99, end: 0.97, photos: 16, share: 0.2, steps: 50 } as const;

/** Train minus held-out top-1, as a mean over so many measurements. */
const GAP = { raise: 0.2, end: 0.15, measurements: 4 } as const;

/** Whether a figure calls for an alarm, for its end, or for neither. */
type Sign = 'raise' | 'end' | 'none';

/** The alarms that hold after all measurements of a run so far. */
export function alarmsOf(rows: readonly MeasuredStep[], context: AlarmContext): readonly AlarmName[] {
  return rows.reduce((state, row) => nextAlarms(state, row, context), NO_ALARMS).raised;
}

/**
 * The alarms after one more measurement.
 *
 * - `collapse`: views lie in one spot or in few directions: std of z below 0.3/√d, or RankMe below a tenth of what d
 *   and the measured views allow.
 * - `too-easy`: pairs are found in more than 99 % of cases in the first fifth of the run, or in its first 50 steps.
 * - `memorising`: photos that are trained on are found 20 points more often than held-out ones, beyond what so few
 *   held-out photos would show by chance.
 */
function nextAlarms(state: AlarmState, row: MeasuredStep, context: AlarmContext): AlarmState {
  const gap = row.trainTop1 - row.heldOutTop1;
  const gaps = Number.isFinite(gap) ? [...state.gaps, gap].slice(-GAP.measurements) : state.gaps;
  const signs: Readonly<Record<AlarmName, Sign>> = {
    collapse: collapseSign(row, context),
    'too-easy': easySign(row, context),
    memorising: memorySign(gaps, row),
  };
  const against = { ...state.against };
  const raised = ALARMS.filter((name) => {
    const isRaised = state.raised.includes(name);
    const speaksAgainst = signs[name] === (isRaised ? 'end' : 'raise');
    against[name] = speaksAgainst ? state.against[name] + 1 : 0;
    if (against[name] < IN_A_ROW) return isRaised;
    against[name] = 0;
    return !isRaised;
  });
  return { raised, against, gaps };
}

function collapseSign(
  { step, std, rankMe }: MeasuredStep,
  { batchSize, projection, byLabels }: AlarmContext,
): Sign {
  if (step < SETTLED_STEP) return 'none';
  const spread = std * Math.sqrt(projection);
  const possible = Math.min(projection, 2 * batchSize, RANK.most);
  const rank = byLabels ? 1 : rankMe / possible;
  if (spread < SPREAD.raise || rank < RANK.raise) return 'raise';
  return spread > SPREAD.end && rank > RANK.end ? 'end' : 'none';
}

/** Of held-out photos where there are any. A collapsed network finds every pair too: nothing is more similar. */
function easySign(row: MeasuredStep, context: AlarmContext): Sign {
  const top1 = Number.isFinite(row.heldOutTop1) ? row.heldOutTop1 : row.trainTop1;
  if (top1 < EASY.end) return 'end';
  const early = row.step <= Math.max(EASY.steps, EASY.share * context.steps);
  const spread = row.std * Math.sqrt(context.projection);
  const tells = row.comparedPhotos >= EASY.photos && spread > SPREAD.raise;
  return early && tells && top1 > EASY.raise ? 'raise' : 'none';
}

/** A share that is told by n photos lies within half of 1/√n of what more photos would tell, two times of three. */
function memorySign(gaps: readonly number[], { comparedPhotos }: MeasuredStep): Sign {
  if (gaps.length < GAP.measurements) return 'none';
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const doubt = 0.5 / Math.sqrt(comparedPhotos);
  if (mean - doubt > GAP.raise) return 'raise';
  return mean < GAP.end ? 'end' : 'none';
}
