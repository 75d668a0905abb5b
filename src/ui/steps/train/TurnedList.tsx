import { useStudioState } from '../../studioContext.ts';
import { changeWords } from '../../words/liveWords.ts';
import { t } from '../../language/t.ts';

/** What was turned during the run, in words: the marks on the charts have room for little. */
export function TurnedList() {
  const changes = useStudioState((state) => state.changes);
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="turned-title">
      <div className="panel-title">
        <h2 id="turned-title">{t('Turned while it ran')}</h2>
      </div>
      <ul aria-labelledby="turned-title">
        {changes.map((change) => (
          <li key={`${change.step} ${change.name}`}>{changeWords(change)}</li>
        ))}
      </ul>
    </section>
  );
}
