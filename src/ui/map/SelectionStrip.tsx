import { photosAreFixed } from '../../store/state.ts';
import { LabelField } from '../photos/LabelField.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { counted } from '../words/numbers.ts';
import './strip.css';
import { ThumbRow } from './ThumbRow.tsx';

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
  const words = `${counted(selection.length, 'photo')} selected`;
  return (
    <>
      <p className="visually-hidden" role="status" aria-label="Selection">
        {selection.length > 0 && words}
      </p>
      {selection.length > 0 && (
        <section className="strip" aria-label="Selected photos">
          <div className="strip__head">
            <h2 className="strip__words">{words}</h2>
            <LabelField ids={selection} />
            <button type="button" className="button button--small" onClick={downloadFileList}>
              <Icon name="download" />
              Download file list
            </button>
            <button
              type="button"
              className="button button--small"
              disabled={fixed}
              title={fixed ? 'A run keeps the photos that it began with.' : 'From the next training'}
              onClick={() => {
                exclude(selection);
                close();
              }}
            >
              Exclude selected
            </button>
            <button type="button" className="button button--small" onClick={close}>
              Clear selection
            </button>
          </div>
          <ThumbRow ids={selection} />
        </section>
      )}
    </>
  );
}
