import { useSyncExternalStore } from 'react';
import { ShareProgress } from '../primitives/ShareProgress.tsx';
import { useActions, useStudio, useStudioState } from '../studioContext.ts';
import { umapWords, umapMoment } from '../words/mapWords.ts';
import { say, t } from '../language/t.ts';

/** How far UMAP is, or of when it is. */
export function UmapStatus() {
  const { map } = useStudio();
  const umap = useStudioState((state) => state.umap);
  const latest = useSyncExternalStore(map.subscribe, map.latest);
  const { showPlane, layOutAnew } = useActions();
  if (umap.phase === 'working') {
    return (
      <div className="umap-status">
        <ShareProgress label={umapWords().working} share={umap.share} />
        <button type="button" className="button button--plain" onClick={showPlane}>
          {t('Cancel UMAP')}
        </button>
      </div>
    );
  }
  const moved = umap.phase === 'ready' && latest !== null && latest.step > umap.step;
  return (
    <div className="umap-status">
      <p>{umap.phase === 'ready' ? umapMoment(umap.step) : umap.phase === 'failed' && say(umap.message)}</p>
      {(moved || umap.phase === 'failed') && (
        <button type="button" className="button button--plain" onClick={layOutAnew}>
          {t('Lay out anew')}
        </button>
      )}
    </div>
  );
}
