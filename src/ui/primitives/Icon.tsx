/** Strokes on a 16 by 16 grid. */
const PATHS = {
  folder: 'M2 4.5h4l1.5 1.5H14v7H2z',
  files: 'M5 2.5h5.5L13 5v8.5H5zM3 5v10.5h7.5',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  move: 'M8 1.5v13M1.5 8h13M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2',
  box: 'M2.5 5V2.5H5M7 2.5h2M11 2.5h2.5V5M13.5 7v2M13.5 11v2.5H11M9 13.5H7M5 13.5H2.5V11M2.5 9V7',
  lasso:
    'M8 10.5c-3.3 0-6-1.8-6-4s2.7-4 6-4 6 1.8 6 4-2.7 4-6 4zM6 10.2c-1.8-.2-2.7.8-2.3 1.9.3 1 1.6 1 2.3 2.4',
  play: 'M5 3.5l7.5 4.500L5 12.500z',
  pause: 'M5.5 3.500v9M10.5 3.500v9',
  shuffle: 'M2 5h2.5l6 6H14M2 11h2.5l1.8-1.8M9 6.3L10.5 5H14M12 3l2 2-2 2M12 9l2 2-2 2',
  download: 'M8 2.5v7M5 7l3 3 3-3M3 13.5h10',
  picture: 'M2.5 3h11v10h-11zM2.5 11l3.5-3.5 2.5 2.5 2-2 3 3',
  table: 'M2.5 3h11v10h-11zM2.5 6.4h11M2.5 9.7h11M6.5 3v10',
  dots: 'M3.5 8h.2M8 8h.2M12.5 8h.2',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  info: 'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM8 7.5v3.5M8 5v.2',
  keyboard: 'M2 4.5h12v7H2zM4.5 7h.2M7 7h.2M9.5 7h.2M12 7h-.2M5.5 9.5h5',
  undo: 'M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4',
  tag: 'M2.5 2.5h5L13.500 8.500l-5 5L2.500 7.500zM5.300 5.300h.2',
  camera:
    'M2 5h2.800l1.200-2h4l1.200 2H14v8H2zM8 11.200a2.400 2.400 0 1 0 0-4.800 2.400 2.400 0 0 0 0 4.800z',
  globe:
    'M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM2 8h12M8 2c2 1.600 2.800 3.600 2.800 6S10 12.400 8 14M8 2C6 3.600 5.200 5.600 5.200 8S6 12.400 8 14',
  arrow: 'M2 8h11M9.5 4.5L13 8l-3.5 3.5',
} as const;

/** Those that point somewhere along a line of text, and turn around with it. */
const POINTING: readonly IconName[] = ['undo', 'redo', 'arrow'];

export type IconName = keyof typeof PATHS;

/** A small picture beside words, or in a button that has a name of its own. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={POINTING.includes(name) ? 'icon--pointing' : undefined}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
