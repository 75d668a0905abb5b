import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { token } from '../primitives/canvas.ts';
import type { ElementSize } from '../primitives/useElementSize.ts';
import { usePage } from '../studioContext.ts';
import { CrowdPainter } from './crowd.ts';
import type { MapMarks, MapStyle } from './mapStyle.ts';
import { MapView, type ActivePhoto } from './mapView.ts';
import type { Scene } from './motion.ts';

type Tokens = Pick<MapStyle, 'accent' | 'soft' | 'ink' | 'ground' | 'faint'>;

/** Colours of the page, which a canvas has to be told. */
function tokensOf(element: Element): Tokens {
  return {
    accent: token(element, '--accent'),
    soft: token(element, '--edge'),
    ink: token(element, '--ink'),
    ground: token(element, '--map'),
    faint: token(element, '--line'),
  };
}

/** What the canvas shows. Whatever is new by identity is drawn. */
export interface Shown {
  readonly scene: Scene;
  readonly size: ElementSize;
  readonly style: Omit<MapStyle, keyof Tokens | 'isFaded'>;
  readonly marks: MapMarks;
  /** Whose tokens the canvas reads. */
  readonly scheme: 'light' | 'dark';
  /** How long each scene is shown in playback; null where there is none. */
  readonly playMs: number | null;
}

/** A MapView for as long as its canvas is there, and what of its state React draws. */
export function useMapView(
  canvas: RefObject<HTMLCanvasElement | null>,
  { scene, size, style, marks, scheme, playMs }: Shown,
): {
  readonly view: RefObject<MapView | null>;
  readonly active: ActivePhoto | null;
  readonly zoomed: boolean;
} {
  const { studio, atlas, mipmaps } = usePage();
  const view = useRef<MapView | null>(null);
  const [active, setActive] = useState<ActivePhoto | null>(null);
  const [zoomed, setZoomed] = useState(false);

  const follow = useCallback((): void => {
    setActive(view.current?.active ?? null);
    setZoomed(view.current?.zoomed ?? false);
  }, []);

  useEffect(() => {
    if (!canvas.current) return;
    const created = new MapView(canvas.current, { atlas, crowd: new CrowdPainter(mipmaps) }, follow);
    view.current = created;
    return () => {
      created.destroy();
      view.current = null;
    };
  }, [canvas, atlas, mipmaps, follow]);

  useEffect(() => {
    if (canvas.current) view.current?.restyle({ ...style, isFaded: null, ...tokensOf(canvas.current) });
  }, [canvas, style, scheme]);
  useEffect(() => view.current?.mark(marks), [marks]);
  useEffect(() => view.current?.resize(size), [size]);
  const pace = useRef<number | null>(null);
  useEffect(() => {
    pace.current = playMs;
  }, [playMs]);
  useEffect(() => view.current?.show(scene, pace.current), [scene]);
  useEffect(() => studio.thumbnails.subscribe(() => view.current?.redraw()), [studio]);
  return { view, active, zoomed };
}
