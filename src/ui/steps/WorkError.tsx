import type { WorkState } from '../../store/work.ts';
import { t } from '../language/t.ts';

export interface WorkErrorProps {
  readonly work: WorkState;
  readonly onRetry: () => void;
}

/** Why a picture could not be made, and the way on. */
export function WorkError({ work, onRetry }: WorkErrorProps) {
  if (work.phase !== 'failed') return null;
  return (
    <div className="work-error" role="alert">
      <p>
        {t('This picture could not be made: {message} Photos and settings are untouched: try again.', {
          message: work.message,
        })}
      </p>
      <button type="button" className="button button--small" onClick={onRetry}>
        {t('Try again')}
      </button>
    </div>
  );
}
