import type { LossName, Negatives, Similarity } from '../../core/settings.ts';

type Row = readonly number[];

/** An embedding, the photo that it shows, and that photo's class. */
export interface Shown {
  readonly row: Row;
  readonly photo: number;
  readonly label?: number;
}

export interface ReferenceSettings {
  readonly loss: LossName;
  readonly similarity: Similarity;
  readonly temperature: number;
  readonly margin: number;
  readonly negatives: Exclude<Negatives, 'random'>;
}

const dot = (a: Row, b: Row): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const logSumExp = (values: readonly number[]): number => Math.log(sum(values.map(Math.exp)));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const distance = (a: Row, b: Row): number => Math.hypot(...a.map((x, k) => x - b[k]! + 1e-6));

/** The one negative of a triplet, as the definitions read. */
function pickNegative(anchor: Row, positive: Row, negatives: readonly Row[], how: string): Row {
  const byDistance = [...negatives].sort((a, b) => distance(anchor, a) - distance(anchor, b));
  const beyond = byDistance.find((row) => distance(anchor, row) > distance(anchor, positive));
  return how === 'hard' ? byDistance[0]! : (beyond ?? byDistance[byDistance.length - 1]!);
}

/**
 * All losses in float64, anchor by anchor, as their papers have them.
 *
 * @param views of a batch: first views, then second views of the same photos
 * @param queue views of earlier steps; those of the anchor's own photo are no negatives
 */
export function lossReference(
  views: readonly Shown[],
  queue: readonly Shown[],
  { loss, similarity, temperature, margin, negatives: choice }: ReferenceSettings,
): number {
  const scaled = ({ row, ...rest }: Shown): Shown => {
    const length = similarity === 'cosine' ? Math.sqrt(dot(row, row)) : 1;
    return { ...rest, row: row.map((x) => x / length) };
  };
  const batch = views.map(scaled);
  const half = batch.length / 2;
  const oneWay = loss === 'info-nce';
  const candidates = [...(oneWay ? batch.slice(half) : batch), ...queue.map(scaled)];
  return mean(
    batch.slice(0, oneWay ? half : undefined).map((anchor, i) => {
      const positive = batch[(i + half) % batch.length]!;
      const logit = ({ row }: Shown): number => dot(anchor.row, row) / temperature;
      const strangers = candidates.filter(({ photo }) => photo !== anchor.photo);
      switch (loss) {
        case 'nt-xent':
        case 'info-nce':
          return logSumExp([positive, ...strangers].map(logit)) - logit(positive);
        case 'dcl':
          return logSumExp(strangers.map(logit)) - logit(positive);
        case 'nce':
          return (
            -Math.log(sigmoid(logit(positive))) - sum(strangers.map((k) => Math.log(sigmoid(-logit(k)))))
          );
        case 'triplet': {
          const rows = strangers.map(({ row }) => row);
          const negative = pickNegative(anchor.row, positive.row, rows, choice);
          return Math.max(0, distance(anchor.row, positive.row) - distance(anchor.row, negative) + margin);
        }
        case 'supcon': {
          const others = batch.filter((view) => view !== anchor);
          const kin = others.filter(({ photo, label }) => photo === anchor.photo || label === anchor.label);
          return logSumExp(others.map(logit)) - mean(kin.map(logit));
        }
      }
    }),
  );
}
