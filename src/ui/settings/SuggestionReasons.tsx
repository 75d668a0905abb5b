import { useMemo } from 'react';
import { suggestionFor } from '../../store/suggestions.ts';
import { useStudioState } from '../studioContext.ts';
import { suggestionWords } from '../words/suggestionWords.ts';
import './suggestionReasons.css';
import { t } from '../language/t.ts';

/** What the page suggests for these photos on this device, and why: so that nobody has to take it on trust. */
export function SuggestionReasons() {
  const device = useStudioState((state) => state.device);
  const photos = useStudioState((state) => state.photos);
  const excluded = useStudioState((state) => state.excluded);
  const testPhotos = useStudioState((state) => state.testPhotos);
  const apart = useStudioState((state) => state.apart);
  const importing = useStudioState((state) => state.importing);
  const settings = useStudioState((state) => state.settings);
  const words = useMemo(
    () =>
      suggestionWords(suggestionFor({ device, photos, excluded, testPhotos, apart, importing, settings })),
    [device, photos, excluded, testPhotos, apart, importing, settings],
  );
  return (
    <details className="reasons">
      <summary>{t('Why these?')}</summary>
      {importing.phase === 'empty' && <p>{t('Until there are photos, as if there were 500 of them.')}</p>}
      <dl>
        {words.map(({ name, label, value, why }) => (
          <div key={name}>
            <dt>
              {label} <strong>{value}</strong>
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
