import { DropZone } from '../photos/DropZone.tsx';
import { ImportStatus } from '../photos/ImportStatus.tsx';
import { SkippedFiles } from '../photos/SkippedFiles.tsx';
import { OpenProject } from '../shell/OpenProject.tsx';
import { useKeptMark } from '../shell/useKeptMark.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { ContinueCard } from './ContinueCard.tsx';
import { Scene } from './Scene.tsx';
import './welcome.css';
import { t } from '../language/t.ts';

/** Whether there is work of an earlier visit to go on with, as far as one knows. */
function useReturns(): boolean {
  const isExpected = useKeptMark();
  const found = useStudioState((state) => state.found.kind);
  return found === 'project' || (found === 'looking' && isExpected);
}

/** The first screen: what this is, and three ways to begin. */
export function Welcome() {
  const busy = useStudioState((state) => state.importing.phase === 'collecting');
  const empty = useStudioState((state) => state.importing.phase === 'empty');
  // Whoever has been here before wants to go on; one button leads, and then that is it.
  const returns = useReturns();
  const { useSamples: loadSamples } = useActions();
  return (
    <div className="welcome">
      <div className="welcome__words">
        <h1>{t('See what your photos have in common')}</h1>
        <p className="welcome__sentence">
          {t(
            'A network that has never seen a label learns it from your own photos, on this page, and no photo ever leaves your machine.',
          )}
        </p>
        <ContinueCard />
        <div className="welcome__samples">
          <button
            type="button"
            className={`button ${returns ? '' : 'button--primary'}`}
            disabled={busy}
            onClick={() => void loadSamples()}
          >
            {t('Use sample pictures')}
          </button>
          <OpenProject look="button--plain" />
          <p className="soft">
            {t('600 pictures in 8 groups: Fluent Emoji 3D')}
            <br />
            {t('by Microsoft, MIT licence')}
          </p>
        </div>
      </div>
      <Scene />
      <DropZone size="large" disabled={busy}>
        <div>
          <p className="welcome__invitation">{t('Drop a folder of photos here, or choose one')}</p>
          <p className="soft">{t('Hundreds are good, thousands are better. Sub-folders become labels.')}</p>
        </div>
      </DropZone>
      <div className={`welcome__status ${empty ? 'welcome__status--empty' : ''}`}>
        <ImportStatus />
        <SkippedFiles />
      </div>
    </div>
  );
}
