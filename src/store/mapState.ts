import type { Message } from '../core/message.ts';
import type { Neighbourhood } from '../core/neighbourhood.ts';
import { PHOTO_VALUES, type PhotoValueName } from '../core/photoValues.ts';
import type { WorkState } from './work.ts';

/** The photo that was chosen on the map, and what lies nearest to it. */
export type ChosenState =
  | { readonly phase: 'none' }
  /** `last` is of an older map, while that of a newer one is on its way. */
  | { readonly phase: 'looking'; readonly photo: number; readonly last: Neighbourhood | null }
  | { readonly phase: 'found'; readonly photo: number; readonly last: Neighbourhood }
  /** The map does not have it yet, or what the map was made of is gone. */
  | { readonly phase: 'unknown'; readonly photo: number };

/** What the colours of the photos tell. */
export const COLOUR_CHOICES = ['none', 'folder', 'label', ...PHOTO_VALUES] as const;
export type ColourChoice = (typeof COLOUR_CHOICES)[number];

/** Whether a choice needs each photo to be measured. */
export function isMeasured(choice: ColourChoice): choice is PhotoValueName {
  return (PHOTO_VALUES as readonly ColourChoice[]).includes(choice);
}

/** Photos without which UMAP has no neighbourhoods to keep: one more than it looks at. */
export const LEAST_FOR_UMAP = 16;

/** The layout by UMAP, which is made on demand. */
export type UmapState =
  | { readonly phase: 'none' }
  | { readonly phase: 'working'; readonly share: number }
  /** Step of the h that was laid out. */
  | { readonly phase: 'ready'; readonly step: number }
  | { readonly phase: 'failed'; readonly message: Message };

/** What one does on the map, as far as other parts of the page may want to know. */
export interface MapState {
  readonly chosenPhoto: ChosenState;
  /** Ids of the selected photos, in the order in which they were selected. */
  readonly selection: readonly number[];
  readonly colourBy: ColourChoice;
  /** Whether photos are being measured for it. */
  readonly colouring: WorkState;
  /** By what the photos have their places: the plane of largest variance, or UMAP. */
  readonly layout: 'plane' | 'umap';
  readonly umap: UmapState;
}

export const INITIAL_MAP_STATE: MapState = {
  chosenPhoto: { phase: 'none' },
  selection: [],
  colourBy: 'none',
  colouring: { phase: 'idle' },
  layout: 'plane',
  umap: { phase: 'none' },
};

/** Neighbours of the chosen photo, as far as they are known. */
export function knownNeighbours({ chosenPhoto }: MapState): Neighbourhood | null {
  return 'last' in chosenPhoto ? chosenPhoto.last : null;
}
