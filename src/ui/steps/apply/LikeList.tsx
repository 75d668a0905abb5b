import type { LikePhotos } from '../../../core/likeness.ts';
import { NeighbourList } from '../../map/NeighbourList.tsx';
import '../../map/strip.css';

const SIDE = 72;

interface LikeListProps {
  readonly like: LikePhotos;
  readonly onChoose: (photo: number) => void;
}

/** Photos that a search over all of them has found, nearest first. */
export function LikeList({ like, onChoose }: LikeListProps) {
  const found = { neighbours: [...like.photos], similarities: [...like.similarities] };
  return <NeighbourList found={found} side={SIDE} onChoose={onChoose} />;
}
