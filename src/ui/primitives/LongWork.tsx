import { t } from '../language/t.ts';
import './longWork.css';
import { ShareProgress, type ShareProgressProps } from './ShareProgress.tsx';

interface LongWorkProps extends ShareProgressProps {
  /** What the button that gives it up is called, where there is more than one in sight. */
  readonly cancelLabel?: string;
  readonly onCancel: () => void;
}

/** How far some work is, about how long it still takes, and a way to give it up. */
export function LongWork({ cancelLabel = t('Cancel'), onCancel, ...work }: LongWorkProps) {
  return (
    <div className="long-work">
      <ShareProgress {...work} />
      <button type="button" className="button button--small" onClick={onCancel}>
        {cancelLabel}
      </button>
    </div>
  );
}
