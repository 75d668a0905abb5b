import { say, t } from '../language/t.ts';
import type { LabelFileState } from '../../store/phases.ts';
import type { LikelyClass, QueueOrder } from '../../store/labelQueue.ts';
import { percent } from './numbers.ts';

/** How many photos are labelled, and in how many classes. @param counts of each class, excluded photos aside */
export function labelledWords(counts: readonly number[]): string {
  const labelled = counts.reduce((sum, count) => sum + count, 0);
  const classes = counts.filter((count) => count > 0).length;
  if (labelled === 0) return t('No photo is labelled yet.');
  return t(
    '{photos, plural, one {# photo is} other {# photos are}} labelled, in {classes, plural, one {# class} other {# classes}}.',
    { photos: labelled, classes },
  );
}

/** What is missing before something can be learned; empty where nothing is. */
export function missingWords(counts: readonly number[]): string {
  const ready = counts.filter((count) => count >= 2).length;
  if (ready >= 2) return '';
  return t('A classifier needs two classes at least, with two labelled photos each.');
}

/** `12 of 20 labelled` */
export function progressWords(labelled: number, goal: number): string {
  return t('{labelled, number} of {goal, number} labelled', { labelled, goal });
}

/** Why these photos come, in this order. */
export function queueWords(by: QueueOrder): string {
  switch (by) {
    case 'uncertainty':
      return t('These are the photos of which the model is least sure: each label tells it the most.');
    case 'coverage':
      return t('These photos are as different from one another as the set allows.');
    case 'chance':
      return t('These photos come by chance. After a training the model says which ones help it most.');
  }
}

/** `Perhaps cat, 64 %. Enter says yes.` */
export function likelyWords({ confidence }: LikelyClass, name: string): string {
  return t('Perhaps {name}, {share}. Enter says yes.', { name, share: percent(confidence) });
}

/** What came of a file of labels. */
export function labelFileWords(read: LabelFileState): string {
  if ('failed' in read) return say(read.failed);
  const named = t(
    '{named, plural, =0 {No photo was} one {# photo was} other {# photos were}} labelled by the file.',
    {
      named: read.named,
    },
  );
  if (read.unknown === 0) return named;
  const unknown = t(
    '{unknown, plural, one {# row names} other {# rows name}} no photo that is here: paths must be those of the list of files.',
    { unknown: read.unknown },
  );
  return `${named} ${unknown}`;
}
