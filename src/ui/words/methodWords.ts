import type { Choices, ClassifierReport, Method } from '../../core/classification.ts';
import type { LabelEfficiency } from '../../core/labelEfficiency.ts';
import type { Proportion } from '../../core/proportion.ts';
import { currentLanguage } from '../language/language.ts';
import { t } from '../language/t.ts';
import { decimals, percent, plain } from './numbers.ts';

export interface MethodWords {
  readonly title: string;
  /** What it does, and why it is there. */
  readonly about: string;
}

export function methodWords(method: Method): MethodWords {
  switch (method) {
    case 'raw-pixels':
      return {
        title: t('Raw pixels'),
        about: t(
          'A linear classifier on the photo itself, made small. What is not better than this has learned nothing.',
        ),
      };
    case 'untrained':
      return {
        title: t('Before training'),
        about: t(
          'The same on what the encoder made of photos before its first step. It tells what training added.',
        ),
      };
    case 'knn':
      return {
        title: t('Nearest neighbours'),
        about: t('The labelled photos most like a photo vote. Nothing is trained.'),
      };
    case 'probe':
      return {
        title: t('Linear probe'),
        about: t('A linear classifier on h. The encoder stays as it is; a moment’s work.'),
      };
    case 'fine-tuned':
      return {
        title: t('Fine-tuned'),
        about: t('Encoder and classifier are trained on together. Your encoder itself stays untouched.'),
      };
    case 'from-scratch':
      return {
        title: t('From scratch'),
        about: t(
          'The same network and effort without what was learned before: what the labels alone are worth.',
        ),
      };
  }
}

/** 0.8667 → `86.7 %`; a dash of none. */
export function shareWords({ share }: Proportion): string {
  return Number.isNaN(share) ? '–' : `${decimals(share * 100, 1)} %`;
}

/** `71 to 94 %` */
export function intervalWords({ low, high, of }: Proportion): string {
  return of === 0 ? '–' : t('{low} to {high}', { low: Math.round(low * 100), high: percent(high) });
}

/** How the figures came about, and how far to trust them. */
export function judgingWords({ judging, asked: { length: photos }, training }: ClassifierReport): string {
  switch (judging.kind) {
    case 'test-set': {
      const asked = t(
        'All methods learned from the same {training, plural, one {# labelled photo} other {# labelled photos}} and were asked about {photos, plural, one {the # photo} other {the # photos}} in folders named “test”, which nothing ever learned from.',
        { photos, training },
      );
      const left = t(
        '{photos, plural, one {# labelled photo was} other {# labelled photos were}} left out of the learning, as near-duplicates of these.',
        { photos: judging.leftOut },
      );
      return judging.leftOut === 0 ? asked : `${asked} ${left}`;
    }
    case 'folds': {
      const told = t(
        'Each of the {photos, plural, one {# labelled photo} other {# labelled photos}} was told by classifiers that learned from the others, in {folds, number} parts; near-duplicates stay in one. All methods had the same parts.',
        { photos, folds: judging.folds },
      );
      // Of these a classifier would have nothing to learn from once they are asked about.
      const alone = t(
        '{photos, plural, one {# more, the only one of its class, was} other {# more, the only ones of their classes, were}} learned from, but could not be asked about.',
        { photos: training - photos },
      );
      return training === photos ? told : `${told} ${alone}`;
    }
    case 'held-out':
      return t(
        'All methods learned from the same {training, plural, one {# labelled photo} other {# labelled photos}} and were asked about {photos, plural, one {# other} other {# others}} that were kept apart; near-duplicates are on one side.',
        { photos, training },
      );
  }
}

/** What an interval says, and what few photos mean for it. */
export function trustWords({ asked }: ClassifierReport): string {
  return asked.length < 50
    ? t(
        'So few photos say little: the true accuracy lies in the interval 19 times of 20. More labels narrow it.',
      )
    : t('The true accuracy on photos like these lies in the interval 19 times of 20.');
}

/** What a method found by itself: `Strength C: 1.`, `Best after epoch 12, of at most 30.` */
export function choiceWords(choices: Choices): string {
  switch (choices.kind) {
    case 'strength':
      return t('Strength C: {strengths}.', { strengths: listed(choices.strengths) });
    case 'neighbours':
      return t('Neighbours asked: {neighbours}.', { neighbours: listed(choices.k) });
    case 'training': {
      const epochs = listed(choices.trainings.map(({ bestEpoch }) => bestEpoch));
      return t('Best after epoch {epochs}, of at most {budget, number}.', {
        epochs,
        budget: Math.max(0, ...choices.trainings.map(({ budget }) => budget)),
      });
    }
  }
}

/** Different numbers once each, least first: `0.1 and 1`. Between commas those of numbers would be lost in German. */
function listed(numbers: readonly number[]): string {
  const short = numbers.map((number) => Number(number.toPrecision(2)));
  const different = [...new Set(short)].sort((a, b) => a - b);
  return new Intl.ListFormat(currentLanguage().locale).format(different.map(plain));
}

/** Why there is a choice of leaving out the methods that train a network. */
export function networkWords(isSlow: boolean): string {
  return isSlow
    ? t('Train networks too: the encoder fine-tuned, and one from scratch. Without a GPU this takes minutes.')
    : t('Train networks too: the encoder fine-tuned, and one from scratch.');
}

/** How the curve of label efficiency came about. */
export function efficiencyWords({ asked }: LabelEfficiency): string {
  return asked === 'test-set'
    ? t('Mean accuracy on the photos in folders named “test”, over several draws of the labelled ones.')
    : t(
        'Mean accuracy on the labelled photos that a draw leaves over, near-duplicates of the drawn ones aside; over several draws.',
      );
}
