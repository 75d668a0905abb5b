import { useState, useSyncExternalStore } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { newVersion, newVersionLater, newVersionOtherTab, whatStays } from '../words/versionWords.ts';
import { DismissButton } from './DismissButton.tsx';
import { switchToVersion, waitingVersion } from './newVersion.ts';
import { areOthersInUse } from './tabsInUse.ts';
import { t } from '../language/t.ts';

/** Says that a newer version is ready; the visitor says when. A run is never broken off for it. */
export function NewVersionNote() {
  const waiting = useSyncExternalStore(waitingVersion.subscribe, waitingVersion.get);
  const running = useStudioState((state) => isActive(state.run));
  const stays = useStudioState(whatStays);
  const { prepareToLeave } = useActions();
  const [others, setOthers] = useState(false);
  const [dismissed, setDismissed] = useState<ServiceWorker | null>(null);
  if (waiting === null || waiting === dismissed) return null;
  const reload = async (): Promise<void> => {
    const others = await areOthersInUse();
    setOthers(others);
    if (!others && (await prepareToLeave())) switchToVersion(waiting);
  };
  return (
    <div className="notice">
      <p role="status">{others ? newVersionOtherTab() : running ? newVersionLater() : newVersion(stays)}</p>
      <div className="notice__buttons notice__buttons--beside">
        {!running && (
          <button type="button" className="button button--small" onClick={() => void reload()}>
            {t('Reload')}
          </button>
        )}
        <DismissButton onDismiss={() => setDismissed(waiting)} />
      </div>
    </div>
  );
}
