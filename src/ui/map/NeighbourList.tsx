import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { Thumbnail } from '../photos/Thumbnail.tsx';
import { useStudioState } from '../studioContext.ts';
import { nameOf, similarityText } from '../words/mapWords.ts';
import { t } from '../language/t.ts';

interface NeighbourListProps {
  readonly found: Pick<Neighbourhood, 'neighbours' | 'similarities'>;
  /** Of a thumbnail, in CSS pixels. */
  readonly side: number;
  readonly onChoose: (photo: number) => void;
}

/** The photos most like one, nearest first. Each can be chosen in turn, so that one may walk from photo to photo. */
export function NeighbourList({ found, side, onChoose }: NeighbourListProps) {
  const photos = useStudioState((state) => state.photos);
  return (
    <ol className="neighbours">
      {found.neighbours.map((id, place) => {
        const similarity = similarityText(found.similarities[place] ?? 0);
        const name = nameOf(photos[id]?.path);
        return (
          <li key={id}>
            <button
              type="button"
              className="neighbour"
              style={{ width: side + 16 }}
              aria-label={t('{name}, similarity {similarity}', { name, similarity })}
              title={photos[id]?.path}
              onClick={() => onChoose(id)}
            >
              <Thumbnail id={id} side={side} />
              <span className="neighbour__name">{name}</span>
              <span>{similarity}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
