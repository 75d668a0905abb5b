import { percent } from '../words/numbers.ts';
import { timeLeft } from '../words/time.ts';
import './shareProgress.css';
import { useSecondsLeft } from './useSecondsLeft.ts';

export interface ShareProgressProps {
  /** What is being done, as in `Saving the project`. */
  readonly label: string;
  /** What of it is under way just now, where that is told. */
  readonly detail?: string | null;
  /** How much of it is done, in [0, 1]. */
  readonly share: number;
}

/** How far some work is, and about how long it still takes. */
export function ShareProgress({ label, detail = null, share }: ShareProgressProps) {
  const secondsLeft = useSecondsLeft(share);
  return (
    <p className="share-progress soft">
      <progress aria-label={label} max={1} value={share} />
      <span>
        {label}, {percent(share)}
        {detail !== null && `, ${detail}`}
        {secondsLeft !== null && `, ${timeLeft(secondsLeft)}`}
      </span>
    </p>
  );
}
