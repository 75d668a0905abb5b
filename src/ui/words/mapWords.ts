import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { AGREEMENT_NEIGHBOURS, type PhotoValueName } from '../../core/photoValues.ts';
import type { ColourChoice } from '../../store/mapState.ts';
import { count, counted, percent, signed } from './numbers.ts';

/** A photo's name without its folders. */
export function nameOf(path: string | undefined): string {
  return path?.split('/').at(-1) ?? '';
}

/** A cosine, of which the third digit means nothing to anyone. */
export function similarityText(cosine: number): string {
  return signed(cosine, 2);
}

/** What a list of neighbours was made of. */
export function neighbourhoodSource({ compared, step, oldestStep }: Neighbourhood): string {
  const among = `Of ${counted(compared, 'photo')}, by cosine of h`;
  if (oldestStep === step) return `${among} at step ${count(step)}.`;
  return `${among}. They are embedded in turn, the oldest at step ${count(oldestStep)}, the newest at step ${count(step)}.`;
}

export const NO_NEIGHBOURS = 'Its nearest are known once the training has brought it to the map.';

/** What the lines on the map are. */
export const VIEW_LINES =
  'Each line joins two views of one photo. They shorten as the network learns that both are the same thing.';
export const NEIGHBOUR_LINES =
  'Lines lead to the photos that the network finds most alike. The map has only two dimensions: near ones may lie far off.';

/** When the map that is shown was drawn. */
export function mapMoment(step: number, live: boolean): string {
  return live ? `step ${count(step)}, latest` : `step ${count(step)}`;
}

/** Names of what photos can be coloured by. */
export const COLOUR_NAMES: Readonly<Record<ColourChoice, string>> = {
  none: 'Nothing',
  folder: 'Folder',
  label: 'Label',
  agreement: 'Agreement',
  loss: 'Loss',
};

/** What measured colours mean. */
export const VALUE_WORDS: Readonly<
  Record<
    PhotoValueName,
    { readonly about: string; readonly format: (value: number) => string; readonly unknown: string }
  >
> = {
  agreement: {
    about: `How many of a photo’s ${AGREEMENT_NEIGHBOURS} nearest were so before training began.`,
    format: percent,
    unknown: 'Known from step 10 of a training on.',
  },
  loss: {
    about:
      'How hard it is to tell a photo’s two views from those of a batch of others (NT-Xent). The views stay the same.',
    format: (value) => signed(value, 2),
    unknown: 'Known from step 10 of a training on.',
  },
};

export const UMAP_WORDS = {
  working: 'UMAP lays the photos out',
  about: 'Photos that are alike lie together. How far apart groups lie means little.',
} as const;

export function umapMoment(step: number): string {
  return `UMAP of h at step ${count(step)}. ${UMAP_WORDS.about}`;
}
