export interface ShortcutWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What keys do, by where they do it. */
export const SHORTCUT_WORDS: readonly {
  readonly where: string;
  readonly shortcuts: readonly ShortcutWords[];
}[] = [
  {
    where: 'Everywhere',
    shortcuts: [
      { keys: ['Space'], does: 'pause the training, and let it go on' },
      { keys: ['1', '2', '3', '4', '5'], does: 'go to a step' },
      { keys: ['?'], does: 'open this list' },
    ],
  },
  {
    where: 'On the map',
    shortcuts: [
      { keys: ['←', '→', '↑', '↓'], does: 'go to the next photo that way' },
      { keys: ['+', '−', '0'], does: 'nearer, farther, all photos' },
      { keys: ['Esc'], does: 'let go of the photo' },
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
