import type { ProjectSummary } from '../../core/project.ts';
import type { KeepingState } from '../../store/phases.ts';
import { currentLanguage } from '../language/language.ts';
import { t } from '../language/t.ts';

/** 34,000,000 → `34 MB` */
function megabytes(bytes: number): string {
  return t('{size, number} MB', { size: Math.max(1, Math.round(bytes / 1e6)) });
}

/** A moment as one says it: the day where it is not today, and the time. */
function moment(iso: string): string {
  const date = new Date(iso);
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(currentLanguage().locale, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(date);
}

export const keepWords = {
  goOn: (): string => t('Continue where you left off'),
  forget: (): string => t('Forget everything'),
  cancel: (): string => t('Cancel'),
  found: ({ savedAt, step, steps, photos, pixels, bytes }: ProjectSummary): string => {
    const where = { step, steps, photos, moment: moment(savedAt), size: megabytes(bytes) };
    return pixels
      ? t(
          'Step {step, number} of {steps, number} with {photos, plural, one {# photo} other {# photos}}, kept at {moment}. It takes {size} in this browser.',
          where,
        )
      : t(
          'Step {step, number} of {steps, number}, kept at {moment} without its {photos, plural, one {# photo} other {# photos}}: give them once more to train on. It takes {size} in this browser.',
          where,
        );
  },
  forgetting: (bytes: number): string =>
    t(
      'The model, its curves and the photos that are kept here go for good. Your own files stay. {size} become free.',
      {
        size: megabytes(bytes),
      },
    ),
  newer: (savedAt: string): string =>
    t(
      'A newer version of Likeness has kept its work in this browser, at {moment}. This page cannot read it and leaves it as it is; what you do here is not kept.',
      { moment: moment(savedAt) },
    ),
  exportNewer: (): string => t('Download that work'),
  rememberFolder: (): string => t('Remember the folder'),
  folderAgain: (): string => t('Choose the folder again'),
};

/** Why the work of this visit is not kept, and what to do; null while it is, or where there is nothing to say. */
export function keepingTrouble(keeping: KeepingState, folder: 'remembered' | 'none'): string | null {
  if (keeping.phase === 'kept' && !keeping.photos && folder === 'remembered')
    return t(
      'Your training is kept in this browser, but its photos do not fit there. After a reload, one click reads them from their folder again.',
    );
  if (keeping.phase === 'kept' && !keeping.photos)
    return t(
      'Your training is kept in this browser, but its photos do not fit there. After a reload, give the photos once more to go on.',
    );
  if (keeping.phase !== 'off') return null;
  switch (keeping.why) {
    case 'storage-full':
      return t(
        'The browser has no more room to keep your work. Training goes on, and a reload would lose it: download the model or save the project.',
      );
    case 'storage-denied':
      return t(
        'This browser keeps nothing for this page, as in a private window. Training goes on, and a reload would lose it: download the model or save the project.',
      );
    case 'other-tab':
      return t(
        'Likeness is open in another tab, and that one keeps its work. What you do here is kept once the other is closed; until then, download the model or save the project.',
      );
    case 'newer-project':
      return null;
  }
}

/** The part of the last step that is about projects. */
export const projectWords = {
  title: (): string => t('The project'),
  about: (): string =>
    t(
      'All of this training in one file: settings, weights, what the optimizer remembers, curves, labels. Opened here, it goes on as if it had never stopped.',
    ),
  save: (): string => t('Save project'),
  working: (): Readonly<Record<'saving' | 'opening', string>> => ({
    saving: t('Saving the project'),
    opening: t('Opening the project'),
  }),
  open: (): string => t('Open project'),
  withPhotos: (): string => t('With the photos, small as they were trained on'),
  kept: (bytes: number, step: number, labels: number): string =>
    labels === 0
      ? t('Step {step, number} is kept in this browser and takes {size}.', { step, size: megabytes(bytes) })
      : t(
          'Step {step, number} and {labels, plural, one {# label} other {# labels}} are kept in this browser and take {size}.',
          { step, labels, size: megabytes(bytes) },
        ),
  failed: (reason: string): string =>
    t('That did not work. {reason} Nothing has changed: try once more, or choose another file.', { reason }),
  waits: (count: number): string =>
    t(
      'The training is open, without its {count, plural, one {photo} other {# photos}}. Drop the same photos here to go on with it; the model can be downloaded and used as it is.',
      { count },
    ),
};
