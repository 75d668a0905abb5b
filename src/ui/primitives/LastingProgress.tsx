import { ShareProgress } from './ShareProgress.tsx';
import { useLasting } from './useLasting.ts';

interface LastingProgressProps {
  readonly label: string;
  /** How much is done, in [0, 1]; null where nothing is under way. */
  readonly share: number | null;
}

/** How far something is that is mostly over at once, where for once it is not. */
export function LastingProgress({ label, share }: LastingProgressProps) {
  const lasts = useLasting(share !== null);
  return lasts && share !== null && <ShareProgress label={label} share={share} />;
}
