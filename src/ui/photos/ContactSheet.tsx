import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { prepareCanvas, token } from '../primitives/canvas.ts';
import { useColourScheme } from '../primitives/preferences.ts';
import { useElementSize } from '../primitives/useElementSize.ts';
import { usePage, useStudioState } from '../studioContext.ts';
import { counted, count as inWords } from '../words/numbers.ts';
import './contactSheet.css';
import { cellPlace, photoAt, photoByKey, sheetLayout, visibleRange } from './sheetLayout.ts';

/**
 * All photos, small. One canvas as large as the window onto them stays in place while its ground scrolls,
 * so that 10,000 photos cost what one screenful does.
 */
export function ContactSheet({ children }: { readonly children?: ReactNode }) {
  const { studio, atlas } = usePage();
  const { thumbnails } = studio;
  const version = useSyncExternalStore(thumbnails.subscribe, thumbnails.version);
  const photos = useStudioState((state) => state.photos);
  const labels = useStudioState((state) => state.labels.length);
  const scheme = useColourScheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(box);
  const [scrollTop, setScrollTop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const optionId = useId();
  const total = photos.length;
  const layout = sheetLayout(total, size.width);

  useEffect(() => {
    const element = canvas.current;
    if (!element || size.width === 0) return;
    const { columns, cell, height } = sheetLayout(total, size.width);
    const shown = { columns, cell, height, rows: 0, gap: layout.gap };
    const context = prepareCanvas(element, size.width, size.height);
    const [first, end] = visibleRange(shown, total, scrollTop, size.height);
    atlas.prepare(Array.from({ length: end - first }, (_, at) => first + at));
    for (let id = first; id < end; id++) {
      const [x, y] = cellPlace(shown, id);
      atlas.draw(context, id, x, y - scrollTop, cell);
      if (id !== active) continue;
      context.strokeStyle = token(element, '--accent');
      context.lineWidth = 2.5;
      context.beginPath();
      context.roundRect(x, y - scrollTop, cell, cell, 4);
      context.stroke();
    }
  }, [atlas, version, scheme, size, scrollTop, active, total, layout.gap]);

  const moveByKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const pageRows = Math.floor(size.height / (layout.cell + layout.gap));
    const next = photoByKey(event.key, active ?? -1, total, layout.columns, pageRows);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    const [, top] = cellPlace(layout, next);
    const bottom = top + layout.cell;
    if (top < scrollTop) event.currentTarget.scrollTop = top;
    else if (bottom > scrollTop + size.height) event.currentTarget.scrollTop = bottom - size.height;
  };

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const bounds = event.currentTarget.getBoundingClientRect();
    setActive(photoAt(layout, total, event.clientX - bounds.left, event.clientY - bounds.top + scrollTop));
  };

  const photo = active === null ? undefined : photos[active];
  const option = photo ?? photos[0];
  return (
    <>
      <div
        ref={box}
        className="contact-sheet"
        role="listbox"
        aria-label="Photos"
        aria-activedescendant={photo && optionId}
        tabIndex={0}
        onKeyDown={moveByKey}
        onPointerMove={point}
        onPointerLeave={() => setActive(null)}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <canvas ref={canvas} className="contact-sheet__window" aria-hidden="true" />
        <div className="contact-sheet__ground" style={{ height: layout.height }} />
        {/* Of thousands of options one exists: the one that has the focus, or would have it first. */}
        {option && (
          <div
            id={optionId}
            className="visually-hidden"
            role="option"
            aria-selected={option === photo}
            aria-posinset={option.id + 1}
            aria-setsize={total}
          >
            {option.path}
          </div>
        )}
      </div>
      <div className="contact-sheet__foot">
        <p className="contact-sheet__caption" title={photo?.path}>
          {photo ? (
            <span aria-hidden="true">
              {photo.path}, {inWords(photo.width)} × {inWords(photo.height)}
            </span>
          ) : (
            labels > 1 && `${counted(labels, 'folder')} as labels`
          )}
        </p>
        {children}
      </div>
    </>
  );
}
