import { useMemo, useState } from 'react';
import type { Predictions } from '../../../../core/classification.ts';
import { sortedFolders, type SortingChoice } from '../../../../store/sortedFolders.ts';
import { t } from '../../../language/t.ts';
import { useStudioState } from '../../../studioContext.ts';
import { PhotoStrip } from '../PhotoStrip.tsx';

interface SortedPreviewProps {
  readonly predictions: Predictions;
  readonly choice: SortingChoice;
}

/** Which photos go into which folder, before anything is copied. */
export function SortedPreview({
  predictions,
  choice: { leastConfidence, unsureFolder },
}: SortedPreviewProps) {
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded);
  const labelling = useStudioState((state) => state.labelling);
  const [open, setOpen] = useState<string | null>(null);
  const folders = useMemo(() => {
    const choice = { leastConfidence, unsureFolder };
    const sorted = new Map<string, number[]>();
    for (const [id, folder] of sortedFolders({ photos, excluded, labelling }, predictions, choice)) {
      const ids = sorted.get(folder);
      if (ids) ids.push(id);
      else sorted.set(folder, [id]);
    }
    return [...sorted].sort(([a], [b]) => a.localeCompare(b));
  }, [photos, excluded, labelling, predictions, leastConfidence, unsureFolder]);
  const shown = folders.find(([folder]) => folder === open);
  return (
    <>
      <ul className="work__folders" aria-label={t('Folders')}>
        {folders.map(([folder, ids]) => (
          <li key={folder}>
            <button
              type="button"
              className="button button--small"
              aria-pressed={folder === open}
              onClick={() => setOpen(folder === open ? null : folder)}
            >
              {folder}{' '}
              <span className="soft">
                {t('{count, plural, one {# photo} other {# photos}}', { count: ids.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown && <PhotoStrip title={shown[0]} ids={shown[1]} onClose={() => setOpen(null)} />}
    </>
  );
}
