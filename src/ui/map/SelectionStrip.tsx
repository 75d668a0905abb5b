import { photosAreFixed } from '../../store/state.ts';
import { LabelField } from '../photos/LabelField.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import './strip.css';
import { ThumbRow } from './ThumbRow.tsx';
import { t } from '../language/t.ts';

/**
 * The photos that are selected, and what can be done with them.
 *
 * @param onClose takes the focus, which the button had
 */
export function SelectionStrip({ onClose }: { readonly onClose: () => void }) {
  const selection = useStudioState((state) => state.selection);
  const fixed = useStudioState(photosAreFixed);
  const { select, downloadFileList, exclude } = useActions();
  const close = (): void => {
    select([], 'replace');
    onClose();
  };
  const words = t('{count, plural, one {# photo} other {# photos}} selected', { count: selection.length });
  return (
    <>
      <p className="visually-hidden" role="status" aria-label={t('Selection')}>
        {selection.length > 0 && words}
      </p>
      {selection.length > 0 && (
        <section className="strip" aria-label={t('Selected photos')}>
          <div className="strip__head">
            <h2 className="strip__words">{words}</h2>
            <LabelField ids={selection} />
            <button type="button" className="button button--small" onClick={downloadFileList}>
              <Icon name="download" />
              {t('Download file list')}
            </button>
            <button
              type="button"
              className="button button--small"
              disabled={fixed}
              title={fixed ? t('A run keeps the photos that it began with.') : t('From the next training')}
              onClick={() => {
                exclude(selection);
                close();
              }}
            >
              {t('Exclude selected')}
            </button>
            <button type="button" className="button button--small" onClick={close}>
              {t('Clear selection')}
            </button>
          </div>
          <ThumbRow ids={selection} label={t('Photos in the selection')} />
        </section>
      )}
    </>
  );
}
