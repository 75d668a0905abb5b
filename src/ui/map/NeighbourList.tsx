import type { Neighbourhood } from '../../core/neighbourhood.ts';
import { t } from '../language/t.ts';
import { MeasuredPhoto } from '../photos/MeasuredPhoto.tsx';
import { similarityText } from '../words/mapWords.ts';

interface NeighbourListProps {
  readonly found: Pick<Neighbourhood, 'neighbours' | 'similarities'>;
  /** Of a thumbnail, in CSS pixels. */
  readonly side: number;
  readonly onChoose: (photo: number) => void;
}

/** The photos most like one, nearest first. Each can be chosen in turn, so that one may walk from photo to photo. */
export function NeighbourList({ found, side, onChoose }: NeighbourListProps) {
  return (
    <ol className="neighbours">
      {found.neighbours.map((id, place) => {
        const similarity = similarityText(found.similarities[place] ?? 0);
        return (
          <MeasuredPhoto
            key={id}
            photo={id}
            side={side}
            figure={similarity}
            label={(name) => t('{name}, similarity {similarity}', { name, similarity })}
            onChoose={onChoose}
          />
        );
      })}
    </ol>
  );
}
