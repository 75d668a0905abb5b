/** The columns of the run log, in the order in which they cross the wire. One row a step. */
export const METRIC_NAMES = [
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

export type MetricName = (typeof METRIC_NAMES)[number];
export type MetricRow = Readonly<Record<MetricName, number>>;
