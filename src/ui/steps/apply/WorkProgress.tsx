import type { Method } from '../../../core/classification.ts';
import { t } from '../../language/t.ts';
import { methodWords } from '../../words/methodWords.ts';
import { percent } from '../../words/numbers.ts';
import { timeLeft } from '../../words/time.ts';
import './workProgress.css';

interface WorkProgressProps {
  readonly label: string;
  readonly work: {
    readonly share: number;
    readonly secondsLeft: number | null;
    readonly at: Method | 'photos' | null;
  };
  readonly onCancel: () => void;
}

/** How far something is that takes a while, how long it still takes, and a way to stop it. */
export function WorkProgress({ label, work: { share, secondsLeft, at }, onCancel }: WorkProgressProps) {
  return (
    <div className="work-progress">
      <progress aria-label={label} max={1} value={share} />
      <p>
        {at === 'photos' ? t('Looking at all photos') : label}, {percent(share)}
        {at !== null && at !== 'photos' && `, ${methodWords(at).title}`}
        {secondsLeft !== null && `, ${timeLeft(secondsLeft)}`}
      </p>
      <button type="button" className="button button--small" onClick={onCancel}>
        {t('Cancel')}
      </button>
    </div>
  );
}
