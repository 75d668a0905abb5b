import type { WorkState } from '../../store/work.ts';

export interface WorkErrorProps {
  readonly work: WorkState;
  readonly onRetry: () => void;
}

/** Why a picture could not be made, and the way on. */
export function WorkError({ work, onRetry }: WorkErrorProps) {
  if (work.phase !== 'failed') return null;
  return (
    <div className="work-error" role="alert">
      <p>This picture could not be made: {work.message} Photos and settings are untouched.</p>
      <button type="button" className="button button--small" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
