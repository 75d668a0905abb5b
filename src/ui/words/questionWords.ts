import type { KeptQuestion, ModelQuestion, Question } from '../../store/question.ts';
import { t } from '../language/t.ts';
import { keepWords } from './keepWords.ts';

/** What is lost, and what going on does. */
const stakes = (): Readonly<
  Record<ModelQuestion['before'], { readonly loss: string; readonly goOn: string }>
> => ({
  training: {
    loss: t('The next training takes its place, and then it cannot be had back.'),
    goOn: t('Starts the training; the model is gone'),
  },
  exploring: {
    loss: t('The opened model takes its place, and then it cannot be had back.'),
    goOn: t('Explores the photos with the opened model; this one is gone'),
  },
  photos: {
    loss: t(
      'Other photos take its map and its measures away. The model itself stays until the next training begins, and can be downloaded until then.',
    ),
    goOn: t('Takes the other photos; the map goes, the model stays'),
  },
  reload: {
    loss: t('A page that is loaded anew has neither model nor photos.'),
    goOn: t('Reloads the page; the model is gone'),
  },
});

/** A question in words: the dialog's title, what is at stake, and what the way on means. */
export interface QuestionWords {
  readonly title: string;
  readonly what: string;
  readonly goOn: string;
}

export function questionWords(question: Question): QuestionWords {
  return question.about === 'kept-work' ? keptWords(question) : modelWords(question);
}

function keptWords({ kept }: KeptQuestion): QuestionWords {
  return {
    title: t('An earlier training is kept here'),
    what: t(
      '{found} What you begin now takes its place, and then it cannot be had back. Continuing it brings its own photos in the place of those that are here, and of their labels.',
      { found: keepWords.found(kept) },
    ),
    goOn: t('Begins without it; it is written over'),
  };
}

function modelWords({ step, before }: ModelQuestion): QuestionWords {
  const { loss, goOn } = stakes()[before];
  return {
    title: t('This model is not downloaded yet'),
    what: t('It was trained for {step, plural, one {# step} other {# steps}}. {loss}', { step, loss }),
    goOn,
  };
}
