/** What the first screen shows before there are photos: tiles in no order, that find their like. */
export interface Tile {
  readonly kind: number;
  /** Where it ends, among its like. */
  readonly x: number;
  readonly y: number;
  /** Where it begins, seen from there. */
  readonly fromX: number;
  readonly fromY: number;
  /** Shade, from −1 to 1, so that no two are quite the same. */
  readonly shade: number;
  /** Direction of the filament to its other view, in radians; null for those without. */
  readonly filament: number | null;
}

export const SCENE = { width: 440, height: 320, tile: 26 } as const;

/** Centres of the neighbourhoods, one a kind. */
const CENTRES = [
  [92, 84],
  [232, 66],
  [356, 108],
  [150, 236],
  [310, 240],
] as const;

const PER_KIND = 11;
const COLUMNS = 11;
const PITCH = 38;
/** Each next tile of a neighbourhood lies one golden angle further round, so that they pack without a pattern. */
const GOLDEN_ANGLE = 2.39996;
const SPACING = 20;

export function sceneTiles(): Tile[] {
  const count = CENTRES.length * PER_KIND;
  return Array.from({ length: count }, (_, index) => {
    // 17 is prime to the count: every place is taken once, and like is parted from like.
    const place = (index * 17 + 5) % count;
    const kind = index % CENTRES.length;
    const member = Math.floor(index / CENTRES.length);
    const [centreX, centreY] = CENTRES[kind]!;
    const angle = member * GOLDEN_ANGLE + kind;
    const x = centreX + SPACING * Math.sqrt(member + 0.4) * Math.cos(angle);
    const y = centreY + SPACING * Math.sqrt(member + 0.4) * Math.sin(angle);
    return {
      kind,
      x,
      y,
      fromX: 30 + (place % COLUMNS) * PITCH - x,
      fromY: 84 + Math.floor(place / COLUMNS) * PITCH - y,
      shade: Math.sin(index * 2.7),
      filament: index % 4 === 1 ? angle : null,
    };
  });
}
