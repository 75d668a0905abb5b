import { useStudioState } from '../studioContext.ts';
import { alarmSentence } from '../words/alarmWords.ts';
import { announcement } from '../words/announcement.ts';
import { toldWords } from '../words/historyWords.ts';

/** The one live region that speaks by itself. */
export function Announcer() {
  const text = useStudioState(announcement);
  const alarms = useStudioState((state) => alarmSentence(state.alarms));
  const told = useStudioState((state) => toldWords(state.history));
  return (
    <div className="visually-hidden" aria-live="polite">
      <p>{text}</p>
      <p>{alarms}</p>
      <p>{told}</p>
    </div>
  );
}
