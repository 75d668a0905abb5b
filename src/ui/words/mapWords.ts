import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { AGREEMENT_NEIGHBOURS, type PhotoValueName } from '../../core/photoValues.ts';
import type { ColourChoice } from '../../store/mapState.ts';
import { count, percent, signed } from './numbers.ts';
import { isolated } from '../language/isolated.ts';
import { t } from '../language/t.ts';

/** A photo's name without its folders, fit to stand within other words. */
export function nameOf(path: string | undefined): string {
  return isolated(path?.split('/').at(-1) ?? '');
}

/** A cosine, of which the third digit means nothing to anyone. */
export function similarityText(cosine: number): string {
  return signed(cosine, 2);
}

/** What a list of neighbours was made of. */
export function neighbourhoodSource({ compared, step, oldestStep }: Neighbourhood): string {
  const among = t('Of {compared, plural, one {# photo} other {# photos}}, by cosine of h', { compared });
  if (oldestStep === step) return t('{among} at step {step}.', { among, step: count(step) });
  return t(
    '{among}. They are embedded in turn, the oldest at step {oldestStep}, the newest at step {step}.',
    { among, oldestStep: count(oldestStep), step: count(step) },
  );
}

export const noNeighbours = () => t('Its nearest are known once the training has brought it to the map.');

/** What the lines on the map are. */
export const viewLines = () =>
  t(
    'Each line joins two views of one photo. They shorten as the network learns that both are the same thing.',
  );
export const neighbourLines = () =>
  t(
    'Lines lead to the photos that the network finds most alike. The map has only two dimensions: near ones may lie far off.',
  );

/** How many photos have come to the map, while some have not. */
export function shownOnMap(shown: number, photos: number): string {
  return t('{shown} of {photos, plural, one {# photo} other {# photos}} are on the map.', {
    shown: count(shown),
    photos,
  });
}

/** What the two views of a photo do, seen from the first map on. */
export function viewDistance(share: number): string {
  return t('The two views of a photo lie {share} as far apart as on the first map.', {
    share: percent(share),
  });
}

/** When the map that is shown was drawn. */
export function mapMoment(step: number, live: boolean): string {
  return live ? t('step {step}, latest', { step: count(step) }) : t('step {step}', { step: count(step) });
}

/** Names of what photos can be coloured by. */
export const colourNames = (): Readonly<Record<ColourChoice, string>> => ({
  none: t('Nothing'),
  folder: t('Folder'),
  label: t('Label'),
  agreement: t('Agreement'),
  loss: t('Loss'),
});

/** What measured colours mean. */
export const valueWords = (): Readonly<
  Record<
    PhotoValueName,
    { readonly about: string; readonly format: (value: number) => string; readonly unknown: string }
  >
> => ({
  agreement: {
    about: t('How many of a photo’s {count} nearest were so before training began.', {
      count: AGREEMENT_NEIGHBOURS,
    }),
    format: percent,
    unknown: t('Known from step 10 of a training on.'),
  },
  loss: {
    about: t(
      'How hard it is to tell a photo’s two views from those of a batch of others (NT-Xent). The views stay the same.',
    ),
    format: (value) => signed(value, 2),
    unknown: t('Known from step 10 of a training on.'),
  },
});

export const umapWords = () => ({
  working: t('UMAP lays the photos out'),
  about: t('Photos that are alike lie together. How far apart groups lie means little.'),
});

export function umapMoment(step: number): string {
  return t('UMAP of h at step {step}. {about}', { step: count(step), about: umapWords().about });
}
