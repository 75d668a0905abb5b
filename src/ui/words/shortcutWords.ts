export interface ShortcutWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What keys do, by where they do it. On Apple’s keyboards ⌘ stands for Ctrl. */
export const SHORTCUT_WORDS: readonly {
  readonly where: string;
  readonly shortcuts: readonly ShortcutWords[];
}[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['Space'], does: 'pause the training, and let it go on' },
      { keys: ['1', '2', '3', '4', '5'], does: 'go to a step' },
      { keys: ['Ctrl Z'], does: 'undo: settings, excluded photos' },
      { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: 'redo' },
      { keys: ['?'], does: 'open this list' },
    ],
  },
  {
    where: 'On the photos',
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: 'go from photo to photo; with Shift choose them on the way' },
      { keys: ['Space'], does: 'choose a photo, or let it go' },
      { keys: ['Ctrl A', 'Esc'], does: 'choose all, choose none' },
      { keys: ['Delete'], does: 'exclude what is chosen, or take it back' },
    ],
  },
  {
    where: 'On the map',
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: 'go to the next photo that way' },
      { keys: ['Enter'], does: 'show the photos most like it' },
      { keys: ['Space'], does: 'select the photo, or let it go' },
      { keys: ['Shift'], does: 'and dragging: select with a lasso' },
      { keys: ['+', '−', '0'], does: 'nearer, farther, all photos' },
      { keys: ['Esc'], does: 'let go of the neighbours, the selection, the photo' },
    ],
  },
  {
    where: 'On the feature maps',
    shortcuts: [{ keys: ['←', '→', '↑', '↓'], does: 'walk from map to map, and from stage to stage' }],
  },
  {
    where: 'On the similarity matrix',
    shortcuts: [{ keys: ['←', '→', '↑', '↓'], does: 'walk from pair to pair' }],
  },
];
