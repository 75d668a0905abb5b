import { permutation, PURPOSE, RandomStream } from '../core/random.ts';
import type { Labelling } from '../core/labelling.ts';
import type { PhotoRecord } from '../core/photos.ts';
import type { Settings } from '../core/settings.ts';

/** What the model thinks a photo is. */
export interface LikelyClass {
  /** Its place among the classes that were known when it was asked. */
  readonly place: number;
  /** In [0, 1]. */
  readonly confidence: number;
}

/** By what photos come one after the other: how unsure a model is of them, how well they cover the set, or by chance. */
export type QueueOrder = 'uncertainty' | 'coverage' | 'chance';

/** Photos that are shown one after the other to be labelled. */
export interface LabelQueue {
  /** Ids; those before `at` have been shown. */
  readonly photos: readonly number[];
  /** The place of the one that is shown; past the end when all have been. */
  readonly at: number;
  readonly by: QueueOrder;
  readonly likely: ReadonlyMap<number, LikelyClass>;
}

/** What tells which photos are to be labelled. */
interface Unlabelled {
  readonly photos: readonly PhotoRecord[];
  readonly excluded: ReadonlySet<number>;
  readonly labelling: Labelling;
  readonly settings: Pick<Settings, 'seed'>;
}

/** Photos without a label in an order that the seed gives, for as long as no model has anything to say. */
export function queueByChance({ photos, excluded, labelling, settings }: Unlabelled): LabelQueue {
  const open = photos.filter(({ id }) => !excluded.has(id) && !labelling.labels.has(id));
  const order = permutation(new RandomStream(settings.seed, PURPOSE.sample), open.length);
  return { photos: Array.from(order, (at) => open[at]!.id), at: 0, by: 'chance', likely: new Map() };
}

/** The queue with what is proposed next, after the photo that is shown; the rest comes when all of that is done. */
export function withProposals(
  queue: LabelQueue,
  proposed: readonly number[],
  by: QueueOrder,
  likely: ReadonlyMap<number, LikelyClass>,
): LabelQueue {
  // Nothing moves under the eye: but for a queue that has not been looked at, what is shown stays.
  const shown = queue.photos.slice(0, queue.at + 1);
  const first = new Set([...shown, ...proposed]);
  const rest = queue.photos.slice(queue.at + 1).filter((id) => !first.has(id));
  const next = proposed.filter((id) => !shown.includes(id));
  return {
    ...queue,
    photos: [...shown, ...next, ...rest],
    by,
    likely: new Map([...queue.likely, ...likely]),
  };
}

/** One photo on, or back. */
export function movedQueue(queue: LabelQueue, by: 1 | -1): LabelQueue {
  return { ...queue, at: Math.min(Math.max(0, queue.at + by), queue.photos.length) };
}

/** Labels that are worth aiming at: after each there is a next. */
const GOALS = [20, 50, 100, 200, 500];

/** How many labels to aim at, with so many there. */
export function labelGoal(labelled: number, photos: number): number {
  return Math.min(photos, GOALS.find((goal) => labelled <= goal) ?? photos);
}
