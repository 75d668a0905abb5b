import { leftOut } from '../../store/duplicates.ts';
import { Dialog } from '../primitives/Dialog.tsx';
import { useStudioState } from '../studioContext.ts';
import { duplicateSummary } from '../words/duplicateWords.ts';
import { DuplicateGroups } from './DuplicateGroups.tsx';
import './nearDuplicates.css';
import { t } from '../language/t.ts';

/** Photos that look almost the same: a line while there are any, and the way to say what becomes of them. */
export function NearDuplicates() {
  const groups = useStudioState((state) => state.groups);
  const left = useStudioState(leftOut);
  if (groups.length === 0) return null;
  const photos = groups.reduce((sum, group) => sum + group.photos.length, 0);
  const title = duplicateSummary(photos, groups.length, 0);
  return (
    <div className="near-duplicates">
      <p>{duplicateSummary(photos, groups.length, left)}</p>
      <Dialog
        opener={{ content: t('Show'), label: t('Show near-duplicates'), className: 'button button--plain' }}
        title={title}
      >
        <DuplicateGroups />
      </Dialog>
    </div>
  );
}
