import { t } from '../language/t.ts';

export interface ShortcutWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What keys do, by where they do it. On Apple’s keyboards ⌘ stands for Ctrl. */
export const shortcutWords = (): readonly {
  readonly where: string;
  readonly shortcuts: readonly ShortcutWords[];
}[] => [
  {
    where: t('Everywhere'),
    shortcuts: [
      { keys: [t('Space')], does: t('pause the training, and let it go on') },
      { keys: ['1', '2', '3', '4', '5'], does: t('go to a step') },
      { keys: ['Ctrl Z'], does: t('undo: settings, labels, excluded photos') },
      { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: t('redo') },
      { keys: ['?'], does: t('open this list') },
    ],
  },
  {
    where: t('On the photos'),
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: t('go from photo to photo; with Shift choose them on the way') },
      { keys: [t('Space')], does: t('choose a photo, or let it go') },
      { keys: ['Ctrl A', 'Esc'], does: t('choose all, choose none') },
      { keys: [t('Delete')], does: t('exclude what is chosen, or take it back') },
    ],
  },
  {
    where: t('On the map'),
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: t('go to the next photo that way') },
      { keys: ['Enter'], does: t('show the photos most like it') },
      { keys: [t('Space')], does: t('select the photo, or let it go') },
      { keys: ['Shift'], does: t('and dragging: select with a lasso') },
      { keys: ['+', '−', '0'], does: t('nearer, farther, all photos') },
      { keys: ['Esc'], does: t('let go of the neighbours, the selection, the photo') },
    ],
  },
  {
    where: t('On the feature maps'),
    shortcuts: [{ keys: ['←', '→', '↑', '↓'], does: t('walk from map to map, and from stage to stage') }],
  },
  {
    where: t('On the similarity matrix'),
    shortcuts: [{ keys: ['←', '→', '↑', '↓'], does: t('walk from pair to pair') }],
  },
  {
    where: t('While labelling photos'),
    shortcuts: [
      { keys: ['1', '…', '9'], does: t('give the photo that class') },
      { keys: ['Enter'], does: t('agree with the model') },
      { keys: ['←', '→'], does: t('go back, skip') },
      { keys: ['Ctrl Z'], does: t('take the last label away') },
    ],
  },
  {
    where: t('On the photo that is searched for'),
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: t('move the square') },
      { keys: ['+', '−'], does: t('make it larger, smaller') },
    ],
  },
];
