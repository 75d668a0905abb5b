/** Lightness and chroma that stand out on the map's ground without outshining the photos. */
const TONE = { light: '58% 0.15', dark: '74% 0.14' } as const;

/** Turns the colour wheel by the golden angle, so that neighbours in the list are far apart on it. */
const GOLDEN_ANGLE = 137.508;
const FIRST_HUE = 30;

/** A colour for the folder at a place in the list of labels. */
export function folderColour(place: number, scheme: 'light' | 'dark'): string {
  return `oklch(${TONE[scheme]} ${((FIRST_HUE + place * GOLDEN_ANGLE) % 360).toFixed(1)})`;
}
