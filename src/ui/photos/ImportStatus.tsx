import { useActions, useStudioState } from '../studioContext.ts';
import { importStatus } from '../words/importWords.ts';
import './importStatus.css';
import { t } from '../language/t.ts';

/**
 * How far reading has come. The status has its name but does not speak by itself: it changes several times
 * a second, and Announcer says what matters.
 */
export function ImportStatus() {
  const importing = useStudioState((state) => state.importing);
  const excluded = useStudioState((state) => state.excluded.size);
  const { cancelImport } = useActions();
  // What a project opens with comes all or not at all.
  const canCancel =
    importing.phase === 'collecting' || (importing.phase === 'importing' && importing.via === 'files');
  return (
    <div className="import-status">
      <div className="import-status__line">
        <p role="status" aria-live="off" aria-label={t('Import')}>
          {importStatus(importing, excluded)}
        </p>
        {canCancel && (
          <button type="button" className="button button--small" onClick={cancelImport}>
            {t('Cancel')}
          </button>
        )}
      </div>
      {importing.phase === 'importing' && (
        <progress aria-label={t('Photos read')} max={importing.total} value={importing.done} />
      )}
    </div>
  );
}
