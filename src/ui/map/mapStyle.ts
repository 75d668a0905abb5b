/** How photos are drawn. */
export interface MapStyle {
  readonly mode: 'photos' | 'dots';
  readonly filaments: boolean;
  /** Colour of each photo by id, or null for none. */
  readonly colourOf: ((id: number) => string | null) | null;
  readonly accent: string;
  readonly soft: string;
}

/** In CSS pixels. */
export const DOT_RADIUS = 4;

/** Photos that wait for their place are seen, but not looked at. */
export const WAITING_ALPHA = 0.16;
