import { useRef, useState } from 'react';
import { Thumbnail } from '../photos/Thumbnail.tsx';
import { useElementSize } from '../primitives/useElementSize.ts';
import { useStudioState } from '../studioContext.ts';
import { nameOf } from '../words/mapWords.ts';

const SIDE = 44;
const PITCH = SIDE + 4;

/** Thumbnails in one row, of which those in sight exist: thousands cost what a row of twenty does. */
export function ThumbRow({ ids, label }: { readonly ids: readonly number[]; readonly label: string }) {
  const photos = useStudioState((state) => state.photos);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(box);
  const [scrollLeft, setScrollLeft] = useState(0);
  const first = Math.max(0, Math.floor(scrollLeft / PITCH));
  const shown = ids.slice(first, Math.ceil((scrollLeft + width) / PITCH));
  return (
    <div
      ref={box}
      // Places are counted from the left.
      dir="ltr"
      className="thumb-row"
      role="group"
      aria-label={label}
      tabIndex={0}
      onScroll={(event) => setScrollLeft(event.currentTarget.scrollLeft)}
    >
      <ul style={{ width: ids.length * PITCH - 4, height: SIDE }}>
        {shown.map((id, at) => (
          <li
            key={id}
            style={{ left: (first + at) * PITCH }}
            title={photos[id]?.path}
            aria-setsize={ids.length}
            aria-posinset={first + at + 1}
          >
            <Thumbnail id={id} side={SIDE} />
            <span className="visually-hidden">{nameOf(photos[id]?.path)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
