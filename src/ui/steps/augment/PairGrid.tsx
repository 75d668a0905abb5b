import { useEffect, useRef, useSyncExternalStore } from 'react';
import { groupNames } from '../../words/duplicateWords.ts';
import { usePage, useStudio, useStudioState } from '../../studioContext.ts';

/** Positive pairs made of the user's photos, each beside the photo it was made of. */
export function PairGrid({ expected }: { readonly expected: readonly number[] }) {
  const { pairs } = useStudio();
  const view = useSyncExternalStore(pairs.subscribe, pairs.get);
  const working = useStudioState((state) => state.preview.phase === 'working');
  const ids = view?.photos ?? expected;
  return (
    <ul className="pairs" aria-label="Positive pairs" aria-busy={working}>
      {ids.map((id, row) => (
        <li key={id} className="pair">
          <div className="pair__views">
            <View row={row} view={0} />
            <View row={row} view={1} />
          </div>
          <Origin id={id} second={view?.seconds[row] ?? id} />
        </li>
      ))}
    </ul>
  );
}

/** One view, as many pixels as the network sees, drawn larger. */
function View({ row, view }: { readonly row: number; readonly view: 0 | 1 }) {
  const { pairs } = useStudio();
  const pictures = useSyncExternalStore(pairs.subscribe, pairs.get);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !pictures) return;
    const { side, pixels } = pictures;
    const bytes = side * side * 4;
    const start = (row * 2 + view) * bytes;
    element.width = element.height = side;
    const image = new ImageData(pixels.slice(start, start + bytes), side, side);
    element.getContext('2d')?.putImageData(image, 0, 0);
  }, [pictures, row, view]);
  return <canvas ref={canvas} className="pair__view" aria-hidden="true" />;
}

/** The photo that a pair was made of, or both where its second view shows a near-duplicate. */
function Origin({ id, second }: { readonly id: number; readonly second: number }) {
  const { atlas } = usePage();
  const first = useStudioState((state) => state.photos[id]?.path);
  const other = useStudioState((state) => state.photos[second]?.path);
  const path = second === id ? first : `Near-duplicates: ${groupNames([first ?? '', other ?? ''], 2)}`;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    context?.clearRect(0, 0, 48, 48);
    if (context) atlas.drawOne(context, id, 0, 0, 48);
  }, [atlas, id, path]);
  return (
    <p className="pair__origin">
      <canvas ref={canvas} width="48" height="48" aria-hidden="true" />
      <span title={path}>{path}</span>
    </p>
  );
}
