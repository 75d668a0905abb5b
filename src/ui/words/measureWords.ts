import { message, type Message } from '../../core/message.ts';
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
  readonly title: Message;
  /** The title as it stands in the names of the chart's controls. */
  readonly called: Message;
  readonly about: Message;
}

export const MEASURE_WORDS = {
  pairs: {
    title: message('On photos it has not seen'),
    called: message('on photos it has not seen'),
    about: message('How often a view finds its pair, in batches of one size. Both should rise together.'),
  },
  similarities: {
    title: message('Pairs and strangers'),
    called: message('pairs and strangers'),
    about: message('How similar two views are: of one photo, and of two. The shapes should part.'),
  },
  place: {
    title: message('Place of the pair'),
    called: message('place of the pair'),
    about: message('Its mean place among all other views, the most similar first. 1 is best.'),
  },
  top5: {
    title: message('Pair among the five nearest'),
    called: message('pair among the five nearest'),
    about: message('A milder question than the first. Higher is better.'),
  },
  alignment: {
    title: message('Alignment'),
    called: message('alignment'),
    about: message(
      'Squared distance between the two views of a photo. Lower is better, while the spread stays.',
    ),
  },
  uniformity: {
    title: message('Uniformity'),
    called: message('uniformity'),
    about: message('How evenly photos fill the sphere. Lower is better; 0 is one single point.'),
  },
  std: {
    title: message('Spread'),
    called: message('spread'),
    about: message(
      'Standard deviation of the numbers of z. Near the line they fill the sphere; near 0 all photos look the same.',
    ),
  },
  rank: {
    title: message('Rank'),
    called: message('rank'),
    about: message('In how many dimensions the photos really differ (RankMe). Higher is better.'),
  },
  knn: {
    title: message('Folder of its neighbours'),
    called: message('folder of its neighbours'),
    about: message(
      'How often the five nearest of some photos tell a photo’s folder. Higher is better; training does not see it.',
    ),
  },
  gradient: {
    title: message('Gradient norm'),
    called: message('gradient norm'),
    about: message('Above the line the gradient is cut to it. Calm is good.'),
  },
  learningRate: {
    title: message('Learning rate'),
    called: message('learning rate'),
    about: message('How far a step goes: warm-up, then cosine.'),
  },
  speed: {
    title: message('Images a second'),
    called: message('images a second'),
    about: message('Photos a second. Higher is faster.'),
  },
  stepTime: {
    title: message('Time of a step'),
    called: message('time of a step'),
    about: message('Lower is faster.'),
  },
  tensors: {
    title: message('Tensors'),
    called: message('tensors'),
    about: message('Arrays that the engine holds. A steady rise would be a leak.'),
  },
  memory: {
    title: message('GPU memory'),
    called: message('gpu memory'),
    about: message('What the engine has allocated, for use or for use again.'),
  },
} as const satisfies Readonly<Record<string, MeasureWords>>;

export type MeasureName = keyof typeof MEASURE_WORDS;
