/** What every step of a run leaves, in the order in which it crosses the wire. */
export const STEP_METRIC_NAMES = [
  'step',
  'loss',
  'top1',
  'top5',
  'learningRate',
  'gradientNorm',
  'stepMs',
  'imagesPerSecond',
  // Only where it is learned; NaN elsewhere.
  'temperature',
] as const;

/** What is measured every so many steps, on photos that stay the same through a run. */
export const MEASURE_NAMES = [
  // Of z, unit length, both views of photos that are trained on.
  'alignment',
  'uniformity',
  'std',
  'rankMe',
  // The same of h.
  'alignmentH',
  'uniformityH',
  'stdH',
  'rankMeH',
  // How well views find their pairs, in batches of `comparedPhotos`; ranks count from 1.
  'comparedPhotos',
  'trainTop1',
  'trainTop5',
  'trainRank',
  'heldOutTop1',
  'heldOutTop5',
  'heldOutRank',
  // Leave-one-out, on h of photos as they are; where there are labels.
  'knn',
  // What the engine holds.
  'tensors',
  'gpuBytes',
] as const;

/** All columns of a run. */
export const METRIC_NAMES = [...STEP_METRIC_NAMES, ...MEASURE_NAMES] as const;

/** Columns that the same seed need not repeat: what was computed before a run counts too. */
const UNLOGGED: readonly MetricName[] = ['tensors', 'gpuBytes'];

/** Columns of the run log. */
export const LOGGED_NAMES = METRIC_NAMES.filter((name) => !UNLOGGED.includes(name));

export type MetricName = (typeof METRIC_NAMES)[number];
type StepMetricName = (typeof STEP_METRIC_NAMES)[number];
export type MeasureName = (typeof MEASURE_NAMES)[number];

/** Whether a column has a number only at the steps that are measured. */
export function isMeasure(name: MetricName): name is MeasureName {
  return (MEASURE_NAMES as readonly string[]).includes(name);
}

/** The measures of a step, those that could be taken. */
export type Measures = Readonly<Partial<Record<MeasureName, number>>>;

/** One step of a run; with measures where they were taken. */
export type MetricRow = Readonly<Record<StepMetricName, number>> & Measures;
