import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { useActions } from '../studioContext.ts';
import { dragTo, outlineOf, pinch, press, type Drag, type Point, type Tool } from './gesture.ts';
import type { MapView } from './mapView.ts';

/** The layout in which the page itself scrolls, and a wheel belongs to it. */
const narrow = matchMedia('(width < 1024px)');

type Handlers = Record<
  'onPointerMove' | 'onPointerDown' | 'onPointerUp' | 'onPointerCancel' | 'onPointerLeave',
  (event: PointerEvent<HTMLElement>) => void
>;

/** Hover to look, click to choose, drag to move about or to select, wheel and pinch to go nearer. */
export function usePointer(
  view: RefObject<MapView | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  tool: Tool,
): Handlers {
  const { choosePhoto, select } = useActions();
  const drag = useRef<Drag | null>(null);
  /** Fingers, by the number of their pointer. */
  const touches = useRef(new Map<number, Point>());

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

  const end = (): void => {
    drag.current = null;
    view.current?.draw(null);
  };

  /** Moves a finger; two of them are a pinch, and no drag. */
  const pinched = (event: PointerEvent<HTMLElement>): boolean => {
    const fingers = touches.current;
    if (!fingers.has(event.pointerId)) return false;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, placeOf(event));
    const [first, second] = [...fingers.values()];
    if (!before[0] || !before[1] || !first || !second) return false;
    const { factor, middle, dx, dy } = pinch([before[0], before[1]], [first, second]);
    view.current?.pan(dx, dy);
    view.current?.zoom(factor, middle.x, middle.y);
    return true;
  };

  const finish = (held: Drag, event: PointerEvent<HTMLElement>): void => {
    const map = view.current;
    const outline = outlineOf(held);
    if (outline) select(map?.within(outline) ?? [], held.adds ? 'add' : 'replace');
    if (held.moved) return;
    // A tap points too: fingers do not hover.
    pointAt(map, event);
    const photo = map?.active?.id;
    if (held.adds && photo !== undefined) select([photo], 'toggle');
    else choosePhoto(photo ?? null);
  };

  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      if (event.pointerType === 'touch') touches.current.set(event.pointerId, placeOf(event));
      if (touches.current.size > 1) {
        end();
        return;
      }
      drag.current = press(placeOf(event), tool, event.shiftKey);
      if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      if (pinched(event)) return;
      const held = drag.current;
      if (!held) {
        if (touches.current.size === 0) pointAt(view.current, event);
        return;
      }
      const next = dragTo(held, placeOf(event));
      drag.current = next;
      if (!next.moved) return;
      if (next.tool === 'move') view.current?.pan(next.last.x - held.last.x, next.last.y - held.last.y);
      else view.current?.draw(outlineOf(next));
    },
    onPointerUp: (event) => {
      touches.current.delete(event.pointerId);
      if (drag.current) finish(drag.current, event);
      end();
    },
    onPointerCancel: (event) => {
      touches.current.delete(event.pointerId);
      end();
    },
    onPointerLeave: (event) => {
      end();
      if (event.pointerType === 'mouse') view.current?.activate(null);
    },
  };
}

function placeOf(event: PointerEvent<HTMLElement>): Point {
  const bounds = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
}

function pointAt(view: MapView | null, event: PointerEvent<HTMLElement>): void {
  const { x, y } = placeOf(event);
  view?.pointTo(x, y);
}
