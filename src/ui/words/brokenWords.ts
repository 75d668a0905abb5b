import { t } from '../language/t.ts';

/** Where a part of the page broke: what is safe, and the ways on. */
export const brokenWords = () =>
  ({
    title: t('This part of the page broke'),
    safe: t(
      'Your photos and files are untouched, and a training goes on behind it. Show it again; if it breaks twice, download the model, if there is one, and reload the page. The settings stay in the address.',
    ),
    again: t('Show it again'),
    reload: t('Reload the page'),
    said: t('What it said:'),
  }) as const;
