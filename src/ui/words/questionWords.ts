import type { Question } from '../../store/question.ts';
import { count } from './numbers.ts';

/** What is lost, and what going on does. */
const WORDS: Readonly<Record<Question['before'], { readonly loss: string; readonly goOn: string }>> = {
  training: {
    loss: 'The next training takes its place, and then it cannot be had back.',
    goOn: 'Starts the training; the model is gone',
  },
  photos: {
    loss:
      'Other photos take its map and its measures away. The model itself stays until the next training begins, ' +
      'and can be downloaded until then.',
    goOn: 'Takes the other photos; the map goes, the model stays',
  },
  reload: {
    loss: 'A page that is loaded anew has neither model nor photos.',
    goOn: 'Reloads the page; the model is gone',
  },
};

/** A question in words: the dialog's title, what is at stake, and what the way on means. */
export function questionWords({ step, before }: Question): {
  readonly title: string;
  readonly what: string;
  readonly goOn: string;
} {
  const { loss, goOn } = WORDS[before];
  const steps = `${count(step)} ${step === 1 ? 'step' : 'steps'}`;
  return {
    title: 'This model is not downloaded yet',
    what: `It was trained for ${steps}. ${loss}`,
    goOn,
  };
}
