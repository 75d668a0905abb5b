import type { AlarmName } from '../../core/alarms.ts';
import type { StepName } from '../../store/state.ts';
import { t } from '../language/t.ts';

/** An alarm in words: what it is, what it means, what is safe, and what to do. */
export interface AlarmWords {
  readonly title: string;
  readonly meaning: string;
  readonly advice: string;
  /** Where one can do something about it. */
  readonly goTo: { readonly step: StepName; readonly label: string } | null;
}

export const alarmWords = (): Readonly<Record<AlarmName, AlarmWords>> => ({
  collapse: {
    title: t('The photos are falling into one spot'),
    meaning: t(
      'The network gives nearly the same numbers to all photos, or lets them differ in few ways only (collapse), so that little can be told apart by them.',
    ),
    advice: t(
      'Your photos are untouched. Set the temperature between 0.1 and 0.5 and lower the learning rate to 0.001 or so; what has fallen together seldom comes apart, so stop, and start again.',
    ),
    goTo: null,
  },
  'too-easy': {
    title: t('The pairs are too easy to find'),
    meaning: t(
      'Nearly every view finds its other half although training has hardly begun: the two views differ too little for anything to be learned from them.',
    ),
    advice: t(
      'What was learned so far is kept. Make the views differ more, with smaller crops and recolouring: that can be turned while it trains.',
    ),
    goTo: { step: 'augment', label: t('Look at the views') },
  },
  memorising: {
    title: t('It is learning these photos by heart'),
    meaning: t(
      'Photos that are trained on find their pairs much more often than held-out ones: what it learns goes less and less beyond them.',
    ),
    advice: t(
      'What was learned so far is kept, and may be the best to be had. Stop here, or start again with fewer steps, stronger views or more photos.',
    ),
    goTo: { step: 'augment', label: t('Look at the views') },
  },
});

/** What a screen reader is told of its own accord, once: the alarms by name and what to do. */
export function alarmSentence(alarms: readonly AlarmName[]): string {
  return alarms.map((name) => `${alarmWords()[name].title}. ${alarmWords()[name].advice}`).join(' ');
}
