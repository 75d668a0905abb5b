import { describe, expect, it } from 'vitest';
import { alarmsOf, type AlarmContext, type MeasuredStep } from './alarms.ts';

const context: AlarmContext = { steps: 600, batchSize: 64, projection: 64, byLabels: false };

/** As one reads them off a run: step, std · √d, RankMe, top-1 of training photos and of held-out ones. */
type Figures = readonly [step: number, spread: number, rankMe: number, train: number, heldOut: number];

const rowsOf = (figures: readonly Figures[], comparedPhotos = 24): MeasuredStep[] =>
  figures.map(([step, spread, rankMe, trainTop1, heldOutTop1]) => ({
    step,
    std: spread / 8,
    rankMe,
    comparedPhotos,
    trainTop1,
    heldOutTop1,
  }));

/** After each measurement. */
const alarmsAlong = (rows: readonly MeasuredStep[], of = context): string[] =>
  rows.map((_, at) => alarmsOf(rows.slice(0, at + 1), of).join());

// Recorded: `tiny` on 240 photos of 32 px, DCL, batch 64, seed 1.
const HEALTHY: readonly Figures[] = [
  [10, 0.63, 28.2, 0.17, 0.06],
  [25, 0.79, 28.5, 0.24, 0.21],
  [50, 0.89, 29.9, 0.29, 0.27],
  [75, 0.92, 32.8, 0.41, 0.42],
  [100, 0.94, 33.4, 0.33, 0.4],
  [125, 0.94, 34.5, 0.39, 0.38],
  [150, 0.95, 34.6, 0.48, 0.58],
  [175, 0.96, 35.8, 0.52, 0.27],
  [200, 0.97, 36.2, 0.54, 0.56],
];
// The same with learning rate 1, with temperature 0.01, and without augmentation.
const RATE_1: readonly Figures[] = [
  [10, 0.01, 1.1, 0.04, 0.13],
  [25, 0.53, 4.2, 0.1, 0.13],
  [50, 0.7, 5.1, 0.24, 0.15],
];
const COLD: readonly Figures[] = [
  [10, 0.36, 18.7, 0.19, 0.1],
  [25, 0.24, 14, 0.31, 0.21],
  [50, 0.21, 11.9, 0.25, 0.13],
];
const SAME_VIEWS: readonly Figures[] = [
  [10, 0.69, 31.6, 1, 1],
  [25, 0.84, 40, 1, 1],
  [50, 0.98, 46.5, 1, 1],
];

describe('recorded runs', () => {
  it('a healthy one raises nothing', () => {
    expect(alarmsAlong(rowsOf(HEALTHY)).join('')).toBe('');
  });

  it.each([
    ['learning rate 1', RATE_1, 'collapse'],
    ['temperature 0.01', COLD, 'collapse'],
    ['no augmentation', SAME_VIEWS, 'too-easy'],
  ] as const)('%s raises its alarm within 50 steps, and no other', (_, figures, alarm) => {
    expect(alarmsAlong(rowsOf(figures)).at(-1)).toBe(alarm);
  });
});

describe('collapse', () => {
  const at =
    (spread: number, rank: number): ((step: number) => Figures) =>
    (step) => [step, spread, rank, 0.2, 0.2];
  const [sound, lost, between] = [at(0.9, 30), at(0.1, 1.5), at(0.35, 30)];

  it('needs two measurements, ends after two, and does not flicker between', () => {
    const figures = [
      ...[lost(25), sound(50), lost(75), lost(100)],
      ...[sound(125), between(150), sound(175), sound(200), between(225), between(250)],
    ];
    const c = 'collapse';
    expect(alarmsAlong(rowsOf(figures))).toEqual(['', '', '', c, c, c, c, '', '', '']);
  });

  it('asks no more of a small batch or a short z than they can give', () => {
    const rows = rowsOf([25, 50, 75].map(at(0.9, 4)));
    expect(alarmsOf(rows, context)).toEqual(['collapse']);
    expect(alarmsOf(rows, { ...context, batchSize: 16 })).toEqual([]);
    expect(alarmsOf(rows, { ...context, byLabels: true })).toEqual([]);
  });

  it('is not taken for pairs that are easy to find, though nothing is more similar than the same', () => {
    const figures = [10, 25, 50].map((step): Figures => [step, 0, 1, 1, 1]);
    expect(alarmsOf(rowsOf(figures), context)).toEqual(['collapse']);
  });
});

describe('too easy', () => {
  const found = (from: number, share: number): Figures[] =>
    [0, 25, 50].map((more) => [from + more, 0.9, 40, share, share]);

  it('is a matter of the beginning: late in a run pairs may well be found', () => {
    expect(alarmsOf(rowsOf(found(60, 1)), context)).toEqual(['too-easy']);
    expect(alarmsOf(rowsOf(found(300, 1)), context)).toEqual([]);
  });

  it('says nothing where there are few to tell apart, and goes by training photos where none are held out', () => {
    expect(alarmsOf(rowsOf(found(10, 1), 8), context)).toEqual([]);
    const none = found(10, 1).map(([step, spread, rank, train]): Figures => [step, spread, rank, train, NaN]);
    expect(alarmsOf(rowsOf(none, 64), context)).toEqual(['too-easy']);
  });
});

describe('memorising', () => {
  const gaps = (...values: number[]): Figures[] =>
    values.map((gap, at) => [300 + 25 * at, 0.9, 40, 0.4 + gap, 0.4]);

  it('goes by the mean of several measurements, and by how many photos tell', () => {
    expect(alarmsOf(rowsOf(gaps(0.5, 0.1, 0.1, 0.5, 0.1, 0.1)), context)).toEqual([]);
    const steady = gaps(0.27, 0.27, 0.27, 0.27, 0.27);
    expect(alarmsOf(rowsOf(steady, 24), context)).toEqual([]);
    expect(alarmsOf(rowsOf(steady, 128), context)).toEqual(['memorising']);
    expect(alarmsOf(rowsOf(gaps(0.4, 0.4, 0.4, 0.4, 0.4), 24), context)).toEqual(['memorising']);
  });

  it('ends when the gap has closed', () => {
    const rows = rowsOf(gaps(0.4, 0.4, 0.4, 0.4, 0.4, 0, 0, 0, 0, 0), 128);
    expect(alarmsOf(rows, context)).toEqual([]);
  });
});
