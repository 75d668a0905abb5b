import { t } from '../../../language/t.ts';
import { ShareProgress } from '../../../primitives/ShareProgress.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';

/** How far a model zip with embeddings is, which many photos make take minutes, and a way out of it. */
export function Packing() {
  const share = useStudioState(({ download }) => (download.phase === 'working' ? download.share : 0));
  const { cancelDownload } = useActions();
  if (share === 0) return null;
  return (
    <div className="part__buttons">
      <ShareProgress label={t('Packing the model with its embeddings')} share={share} />
      <button type="button" className="button button--small" onClick={cancelDownload}>
        {t('Cancel packing')}
      </button>
    </div>
  );
}
