import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { useActions } from '../studioContext.ts';
import type { MapView } from './mapView.ts';

/** Movement of the pointer below which a press is a click. */
const CLICK_PX = 4;

/** The layout in which the page itself scrolls, and a wheel belongs to it. */
const narrow = matchMedia('(width < 1024px)');

type Handlers = Record<
  'onPointerMove' | 'onPointerDown' | 'onPointerUp' | 'onPointerLeave',
  (event: PointerEvent<HTMLElement>) => void
>;

/** Hover to look, click to choose, drag to move about, wheel to go nearer. */
export function usePointer(
  view: RefObject<MapView | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
): Handlers {
  const { choosePhoto } = useActions();
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      if (narrow.matches && !event.ctrlKey) return;
      event.preventDefault();
      view.current?.zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
    };
    // React's own listener is passive, and could not keep the page still.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view, canvas]);

  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, y: event.clientY, moved: false };
      if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const held = drag.current;
      if (!held) {
        pointAt(view.current, event);
        return;
      }
      const dx = event.clientX - held.x;
      const dy = event.clientY - held.y;
      if (!held.moved && Math.hypot(dx, dy) < CLICK_PX) return;
      view.current?.pan(dx, dy);
      drag.current = { x: event.clientX, y: event.clientY, moved: true };
    },
    onPointerUp: (event) => {
      if (drag.current && !drag.current.moved) {
        // A tap points too: fingers do not hover.
        pointAt(view.current, event);
        choosePhoto(view.current?.active?.id ?? null);
      }
      drag.current = null;
    },
    onPointerLeave: (event) => {
      drag.current = null;
      if (event.pointerType === 'mouse') view.current?.activate(null);
    },
  };
}

function pointAt(view: MapView | null, event: PointerEvent<HTMLElement>): void {
  const bounds = event.currentTarget.getBoundingClientRect();
  view?.pointTo(event.clientX - bounds.left, event.clientY - bounds.top);
}
