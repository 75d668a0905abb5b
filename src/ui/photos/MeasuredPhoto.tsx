import { useStudioState } from '../studioContext.ts';
import { nameOf } from '../words/mapWords.ts';
import { Thumbnail } from './Thumbnail.tsx';

interface MeasuredPhotoProps {
  readonly photo: number;
  /** Of the thumbnail, in CSS pixels. */
  readonly side: number;
  /** What stands below the photo: how near, or how far. */
  readonly figure: string;
  /** The same for those who do not see it, with the photo's name. */
  readonly label: (name: string) => string;
  readonly onChoose: (photo: number) => void;
}

/** A photo with its name and one figure, to be chosen: an entry of a list of photos in the order of that figure. */
export function MeasuredPhoto({ photo, side, figure, label, onChoose }: MeasuredPhotoProps) {
  const path = useStudioState((state) => state.photos[photo]?.path);
  const name = nameOf(path);
  return (
    <li>
      <button
        type="button"
        className="neighbour"
        style={{ width: side + 16 }}
        aria-label={label(name)}
        title={path}
        onClick={() => onChoose(photo)}
      >
        <Thumbnail id={photo} side={side} />
        <span className="neighbour__name">{name}</span>
        <span>{figure}</span>
      </button>
    </li>
  );
}
