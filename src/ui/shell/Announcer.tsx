import { useStudioState } from '../studioContext.ts';
import { announcement } from '../words/announcement.ts';

/** The one live region that speaks by itself. */
export function Announcer() {
  const text = useStudioState(announcement);
  return (
    <div className="visually-hidden" aria-live="polite">
      {text}
    </div>
  );
}
