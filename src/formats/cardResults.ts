import { lossBounds } from '../core/lossBounds.ts';
import type { Evaluation, Scores } from '../core/scores.ts';
import type { ModelCardFacts } from './cardFacts.ts';

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** Share of views that would find their pair by guessing. */
export function topByChance({ batchSize }: Pick<ModelCardFacts['settings'], 'batchSize'>): number {
  return 1 / (2 * batchSize - 1);
}

/** What the run came to, beside what chance and the simplest representations give. */
export function results(facts: ModelCardFacts): string {
  const { settings, last, evaluation, hasCurves } = facts;
  if (last === null) return 'No step was logged.';
  const { chance, floor } = lossBounds(settings);
  const floorText = floor === null ? '' : `, the floor ${floor.toFixed(2)}`;
  const lines = [
    `- Loss at the end: ${last.loss.toFixed(3)}. Chance is ${chance.toFixed(2)}${floorText}.`,
    `- A view finds its pair among ${2 * settings.batchSize - 1} others: ${percent(last.top1)} of the time; chance is ${percent(topByChance(settings))}.`,
  ];
  if (hasCurves)
    lines.push(
      '',
      '![The loss over the steps, and below it the share of views that find their pair](curves.png)',
      '',
      'Above the loss, below the share of views that find their pair, over the steps; the straight line is chance.',
    );
  if (evaluation !== null) lines.push('', scoreTable(evaluation));
  return lines.join('\n');
}

/** How well h tells the folders apart, beside what it must beat. */
function scoreTable({ rawPixels, untrained, trained, testPhotos }: Evaluation): string {
  const columns = (
    [
      ['knn', 'nearest neighbours'],
      ['probe', 'linear probe'],
      ['few', 'five labels a folder'],
    ] as const
  ).filter(([key]) => trained[key] !== undefined);
  const row = (title: string, scores: Scores): string =>
    `| ${[title, ...columns.map(([key]) => percent(scores[key] ?? NaN))].join(' | ')} |`;
  const judged =
    testPhotos > 0
      ? `Judged by ${testPhotos} photos of a test set, which it was not trained on.`
      : 'Each photo was judged by all others; they were trained on, without their folders.';
  return [
    'How often the photos’ folders are told apart:',
    '',
    `| | ${columns.map(([, title]) => title).join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    row('raw pixels', rawPixels),
    row('h before training', untrained),
    row('**h, trained**', trained),
    '',
    judged,
  ].join('\n');
}
