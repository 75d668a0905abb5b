import { isActive } from '../../core/runState.ts';
import { useStudioState } from '../studioContext.ts';
import { ContactSheet } from './ContactSheet.tsx';
import { DropZone } from './DropZone.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { NearDuplicates } from './NearDuplicates.tsx';
import './photosPanel.css';
import { SkippedFiles } from './SkippedFiles.tsx';

/** The photos at hand, and the way to others. */
export function PhotosPanel() {
  const busy = useStudioState(
    ({ importing }) => importing.phase === 'importing' || importing.phase === 'collecting',
  );
  const locked = useStudioState((state) => isActive(state.run));
  return (
    <section className="photos-panel" aria-labelledby="photos-title">
      <h2 id="photos-title" className="visually-hidden">
        Photos
      </h2>
      <ImportStatus />
      <ContactSheet>
        <SkippedFiles />
      </ContactSheet>
      <NearDuplicates />
      <DropZone size="small" disabled={busy || locked} />
    </section>
  );
}
