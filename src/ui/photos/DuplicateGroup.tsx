import { memo, useEffect, useRef } from 'react';
import type { PhotoGroup } from '../../core/duplicates.ts';
import type { DuplicateChoice } from '../../core/settings.ts';
import { prepareCanvas } from '../primitives/canvas.ts';
import { usePage, useActions, useStudioState } from '../studioContext.ts';
import { groupNames } from '../words/duplicateWords.ts';
import { DuplicateChoiceField } from './DuplicateChoiceField.tsx';
import { t } from '../language/t.ts';

/** Photos of a group that are drawn; the rest are only told. */
export const SHOWN_PHOTOS = 5;
const NAMED_PHOTOS = 3;
const CELL = 48;
const GAP = 4;

interface DuplicateGroupProps {
  readonly group: PhotoGroup;
  readonly number: number;
  readonly choice: DuplicateChoice;
  readonly locked: boolean;
  readonly focused: boolean;
}

/** One group: its photos, those that are left out pale, and what becomes of it. */
export const DuplicateGroup = memo(function DuplicateGroup(props: DuplicateGroupProps) {
  const { group, number, choice, locked, focused } = props;
  const photos = useStudioState((state) => state.photos);
  const { chooseForGroup } = useActions();
  const names = groupNames(
    group.photos.map((id) => photos[id]?.path ?? ''),
    NAMED_PHOTOS,
  );
  return (
    <li className="duplicates__group">
      <GroupStrip group={group} best={choice === 'keep-one' ? group.best : null} />
      <p className="duplicates__names soft" title={names}>
        {names}
      </p>
      <DuplicateChoiceField
        label={t('Group {number}', { number: number + 1 })}
        value={choice}
        disabled={locked}
        focused={focused}
        onChange={(next) => chooseForGroup(number, next)}
      />
    </li>
  );
});

/** Thumbnails side by side. */
function GroupStrip({ group, best }: { readonly group: PhotoGroup; readonly best: number | null }) {
  const { atlas } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  // The one that is kept must be seen.
  const ids = group.photos.slice(0, SHOWN_PHOTOS);
  const shown = best === null || ids.includes(best) ? ids : [...ids.slice(0, -1), best];
  const width = shown.length * (CELL + GAP) - GAP;
  const shownKey = shown.join(' ');

  useEffect(() => {
    if (!canvas.current) return;
    const drawn = shownKey.split(' ').map(Number);
    const context = prepareCanvas(canvas.current, drawn.length * (CELL + GAP) - GAP, CELL);
    for (const [place, id] of drawn.entries()) {
      context.globalAlpha = best === null || best === id ? 1 : 0.25;
      atlas.drawOne(context, id, place * (CELL + GAP), 0, CELL);
    }
    context.globalAlpha = 1;
  }, [atlas, shownKey, best]);

  return <canvas ref={canvas} className="duplicates__strip" style={{ width }} aria-hidden="true" />;
}
