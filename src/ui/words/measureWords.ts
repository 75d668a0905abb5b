import { compact, count, percent, rate, signed, small } from './numbers.ts';

/** How the figures of a chart are written. */
export const FIGURE_FORMATS = {
  percent,
  small,
  three: (value: number) => signed(value, 3),
  two: (value: number) => signed(value, 2),
  one: (value: number) => signed(value, 1),
  whole: count,
  milliseconds: (value: number) => (value < 1000 ? `${count(value)} ms` : `${rate(value / 1000)} s`),
  bytes: (value: number) => `${compact(value)}B`,
} as const;

export type FigureUnit = keyof typeof FIGURE_FORMATS;

/** Title of a chart, and in a sentence what it shows and which way is good. */
export interface MeasureWords {
  readonly title: string;
  readonly about: string;
}

export const MEASURE_WORDS = {
  pairs: {
    title: 'On photos it has not seen',
    about: 'How often a view finds its pair, in batches of one size. Both should rise together.',
  },
  similarities: {
    title: 'Pairs and strangers',
    about: 'How similar two views are: of one photo, and of two. The shapes should part.',
  },
  place: {
    title: 'Place of the pair',
    about: 'Its mean place among all other views, the most similar first. 1 is best.',
  },
  top5: {
    title: 'Pair among the five nearest',
    about: 'A milder question than the first. Higher is better.',
  },
  alignment: {
    title: 'Alignment',
    about: 'Squared distance between the two views of a photo. Lower is better, while the spread stays.',
  },
  uniformity: {
    title: 'Uniformity',
    about: 'How evenly photos fill the sphere. Lower is better; 0 is one single point.',
  },
  std: {
    title: 'Spread',
    about:
      'Standard deviation of the numbers of z. Near the line they fill the sphere; near 0 all photos look the same.',
  },
  rank: {
    title: 'Rank',
    about: 'In how many dimensions the photos really differ (RankMe). Higher is better.',
  },
  knn: {
    title: 'Folder of its neighbours',
    about:
      'How often the five nearest of some photos tell a photo’s folder. Higher is better; training does not see it.',
  },
  gradient: { title: 'Gradient norm', about: 'Above the line the gradient is cut to it. Calm is good.' },
  learningRate: { title: 'Learning rate', about: 'How far a step goes: warm-up, then cosine.' },
  speed: { title: 'Images a second', about: 'Photos a second. Higher is faster.' },
  stepTime: { title: 'Time of a step', about: 'Lower is faster.' },
  tensors: { title: 'Tensors', about: 'Arrays that the engine holds. A steady rise would be a leak.' },
  memory: { title: 'GPU memory', about: 'What the engine has allocated, for use or for use again.' },
} as const satisfies Readonly<Record<string, MeasureWords>>;
