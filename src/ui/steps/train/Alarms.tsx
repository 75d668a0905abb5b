import { isActive } from '../../../core/runState.ts';
import type { AlarmName } from '../../../core/alarms.ts';
import { useActions, useStudioState } from '../../studioContext.ts';
import { alarmWords } from '../../words/alarmWords.ts';
import './alarms.css';
import { t } from '../../language/t.ts';

/** What goes wrong in the run, in words, with what one can do. Announcer says it aloud, once. */
export function Alarms() {
  const alarms = useStudioState((state) => state.alarms);
  return alarms.map((name) => <Alarm key={name} name={name} />);
}

function Alarm({ name }: { readonly name: AlarmName }) {
  const active = useStudioState((state) => isActive(state.run));
  const stopping = useStudioState((state) => state.run.phase === 'stopping');
  const { stop, goTo } = useActions();
  const { title, meaning, advice, goTo: place } = alarmWords()[name];
  return (
    <section className="alarm" aria-label={title}>
      <h2>{title}</h2>
      <p>{meaning}</p>
      <p>{advice}</p>
      <div className="alarm__buttons">
        {active && (
          <button type="button" className="button button--small" disabled={stopping} onClick={stop}>
            {t('Stop here')}
          </button>
        )}
        {place && (
          <button type="button" className="button button--small" onClick={() => goTo(place.step)}>
            {place.label}
          </button>
        )}
      </div>
    </section>
  );
}
