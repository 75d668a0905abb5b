import { photosAreFixed } from '../../store/state.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { LabelField } from './LabelField.tsx';
import { chosenWords, excludedWords, excludeLock } from '../words/excludeWords.ts';
import './excludeBar.css';
import { t } from '../language/t.ts';

interface ExcludeBarProps {
  readonly chosen: ReadonlySet<number>;
  readonly onDone: () => void;
}

/** What one can do with the photos that are chosen, and how excluded ones come back. */
export function ExcludeBar({ chosen, onDone }: ExcludeBarProps) {
  const excluded = useStudioState((state) => state.excluded);
  const locked = useStudioState(photosAreFixed);
  const { exclude, include } = useActions();
  if (chosen.size === 0 && excluded.size === 0) return null;
  if (locked) {
    return (
      <>
        {chosen.size > 0 && <LabelField ids={[...chosen]} onDone={onDone} />}
        <p className="exclude-bar soft">{excludeLock()}</p>
      </>
    );
  }
  const wanted = [...chosen].filter((id) => !excluded.has(id));
  const unwanted = [...chosen].filter((id) => excluded.has(id));
  const act = (change: typeof exclude, ids: Iterable<number>) => () => {
    change(ids);
    onDone();
  };
  return (
    <div className="exclude-bar">
      <p>{chosen.size > 0 ? chosenWords(chosen.size) : excludedWords(excluded.size)}</p>
      <div className="exclude-bar__buttons">
        {chosen.size > 0 && <LabelField ids={[...chosen]} onDone={onDone} />}
        {wanted.length > 0 && (
          <button type="button" className="button button--small" onClick={act(exclude, wanted)}>
            {t('Exclude')}
          </button>
        )}
        {unwanted.length > 0 && (
          <button type="button" className="button button--small" onClick={act(include, unwanted)}>
            {t('Take back')}
          </button>
        )}
        {chosen.size > 0 ? (
          <button type="button" className="button button--plain" onClick={onDone}>
            {t('Choose none')}
          </button>
        ) : (
          <button type="button" className="button button--plain" onClick={act(include, excluded)}>
            {t('Take all back')}
          </button>
        )}
      </div>
    </div>
  );
}
