import type { PairMark } from '../../../core/pairMarks.ts';
import { Thumbnail } from '../../photos/Thumbnail.tsx';
import { useStudioState } from '../../studioContext.ts';
import { groupNames } from '../../words/duplicateWords.ts';
import { signed } from '../../words/numbers.ts';
import { t } from '../../language/t.ts';

const SIDE = 64;

interface PairPhotosProps {
  readonly photos: PairMark['photos'];
  /** How alike the network finds them, where that is told. */
  readonly similarity?: number;
}

/** Two photos side by side, with their names. */
export function PairPhotos({ photos, similarity }: PairPhotosProps) {
  const all = useStudioState((state) => state.photos);
  const names = groupNames(
    photos.map((id) => all[id]?.path ?? ''),
    2,
  );
  return (
    <div className="pair-photos">
      <div className="pair-photos__views">
        {photos.map((id) => (
          <Thumbnail key={id} id={id} side={SIDE} />
        ))}
      </div>
      <p id={`pair-${photos.join('-')}`} title={names}>
        {similarity !== undefined && (
          <>
            <strong>{signed(similarity, 2)}</strong> <span className="visually-hidden">{t('alike:')} </span>
          </>
        )}
        <span className="soft">{names}</span>
      </p>
    </div>
  );
}
