import { isReversible } from '../../store/actions/historyActions.ts';
import { t } from '../language/t.ts';
import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { deedTitle } from '../words/historyWords.ts';
import './historyButtons.css';

/** Undo and redo of settings and of what one has said of photos; each tells what it would take back, or do again. */
export function HistoryButtons() {
  const { undo, redo } = useActions();
  const last = useStudioState(({ history }) => history.past.at(-1) ?? null);
  const next = useStudioState(({ history }) => history.future[0] ?? null);
  const mayUndo = useStudioState((state) => last !== null && isReversible(last, state));
  const mayRedo = useStudioState((state) => next !== null && isReversible(next, state));
  const buttons = [
    { name: t('Undo'), icon: 'undo', entry: last, may: mayUndo, act: undo },
    { name: t('Redo'), icon: 'redo', entry: next, may: mayRedo, act: redo },
  ] as const;
  return (
    <div className="history-buttons">
      {buttons.map(({ name, icon, entry, may, act }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          title={entry ? deedTitle(name, entry.deed, may) : name}
          // Not `disabled`, which would drop the focus when the last deed is undone.
          aria-disabled={!may}
          onClick={act}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
