import { useSyncExternalStore } from 'react';
import type { ShownViews } from '../../../store/context.ts';
import { Thumbnail } from '../../photos/Thumbnail.tsx';
import { PixelPicture } from '../../primitives/PixelPicture.tsx';
import { useStudio, useStudioState } from '../../studioContext.ts';
import { groupNames } from '../../words/duplicateWords.ts';
import { signed } from '../../words/numbers.ts';
import { t } from '../../language/t.ts';

/** Positive pairs made of the user's photos, each beside the photo it was made of. */
export function PairGrid({ expected }: { readonly expected: readonly number[] }) {
  const { pairs } = useStudio();
  const view = useSyncExternalStore(pairs.subscribe, pairs.get);
  const working = useStudioState((state) => state.preview.phase === 'working');
  const ids = view?.photos ?? expected;
  return (
    <ul className="pairs" aria-label={t('Positive pairs')} aria-busy={working}>
      {ids.map((id, row) => (
        <li key={id} className="pair">
          <div className="pair__views">
            <PixelPicture pictures={view} index={2 * row} className="pair__view" />
            <PixelPicture pictures={view} index={2 * row + 1} className="pair__view" />
            <Likeness row={row} of={view} />
          </div>
          <Origin id={id} second={view?.seconds[row] ?? id} />
        </li>
      ))}
    </ul>
  );
}

/** How alike the network finds the two views of a row; nothing as long as it has not seen these. */
function Likeness({ row, of }: { readonly row: number; readonly of: ShownViews | null }) {
  const { likeness } = useStudio();
  const view = useSyncExternalStore(likeness.subscribe, likeness.get);
  const isSame =
    view?.photos[row] === of?.photos[row] &&
    view?.draw === of?.draw &&
    view?.augmentation === of?.augmentation;
  const cosine = isSame ? view?.cosines[row] : undefined;
  return (
    <span className="pair__likeness">
      {cosine !== undefined && (
        <>
          <span className="visually-hidden">{t('alike')}</span> {signed(cosine, 2)}
        </>
      )}
    </span>
  );
}
/** The photo that a pair was made of, or both where its second view shows a near-duplicate. */
function Origin({ id, second }: { readonly id: number; readonly second: number }) {
  const first = useStudioState((state) => state.photos[id]?.path);
  const other = useStudioState((state) => state.photos[second]?.path);
  const path =
    second === id
      ? first
      : t('Near-duplicates: {names}', { names: groupNames([first ?? '', other ?? ''], 2) });
  return (
    <p className="pair__origin">
      <Thumbnail id={id} side={24} />
      <span title={path}>{path}</span>
    </p>
  );
}
