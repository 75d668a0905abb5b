import { t } from '../language/t.ts';
import './longWork.css';
import { ShareProgress } from './ShareProgress.tsx';

interface LongWorkProps {
  /** What is being done, as in `Saving the project`. */
  readonly label: string;
  /** How much of it is done, in [0, 1]. */
  readonly share: number;
  /** What the button that gives it up is called, where there is more than one in sight. */
  readonly cancelLabel?: string;
  readonly onCancel: () => void;
}

/** How far some work is, about how long it still takes, and a way to give it up. */
export function LongWork({ label, share, cancelLabel = t('Cancel'), onCancel }: LongWorkProps) {
  return (
    <div className="long-work">
      <ShareProgress label={label} share={share} />
      <button type="button" className="button button--small" onClick={onCancel}>
        {cancelLabel}
      </button>
    </div>
  );
}
