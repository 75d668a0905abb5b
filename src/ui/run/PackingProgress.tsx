import { t } from '../language/t.ts';
import { LongWork } from '../primitives/LongWork.tsx';
import { useLasting } from '../primitives/useLasting.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { packingWords } from '../words/modelFileWords.ts';

/** How far the model zip is, where it takes long: many photos whose embeddings come along, or a large network. */
export function PackingProgress() {
  const download = useStudioState((state) => state.download);
  const lasts = useLasting(download.phase === 'working');
  const { cancelDownload } = useActions();
  if (download.phase !== 'working' || !lasts) return null;
  const { at, share } = download;
  return (
    // Each part of the work has a pace of its own.
    <LongWork
      key={at}
      label={packingWords()[at]}
      share={share}
      cancelLabel={t('Cancel packing')}
      onCancel={cancelDownload}
    />
  );
}
