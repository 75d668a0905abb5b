import { useSyncExternalStore } from 'react';
import { isActive } from '../../core/runState.ts';
import { useStudio, useStudioState } from '../studioContext.ts';
import { ContactSheet } from './ContactSheet.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { NearDuplicates } from './NearDuplicates.tsx';
import './photosPanel.css';
import { SkippedFiles } from './SkippedFiles.tsx';
import { t } from '../language/t.ts';

/** The photos at hand, and the way to others. */
export function PhotosPanel() {
  const busy = useStudioState(
    ({ importing }) => importing.phase === 'importing' || importing.phase === 'collecting',
  );
  const { thumbnails } = useStudio();
  const generation = useSyncExternalStore(thumbnails.subscribe, () => thumbnails.generation);
  const locked = useStudioState((state) => isActive(state.run));
  return (
    <section className="photos-panel" aria-labelledby="photos-title">
      <h2 id="photos-title" className="visually-hidden">
        {t('Photos')}
      </h2>
      <ImportStatus />
      {/* Other photos are looked through from the start, and none of them is chosen. */}
      <ContactSheet key={generation}>
        <SkippedFiles />
      </ContactSheet>
      <NearDuplicates />
      <DropZone size="small" disabled={busy || locked} />
    </section>
  );
}
