import { useRef } from 'react';
import { Icon } from '../primitives/Icon.tsx';
import { useStudioState } from '../studioContext.ts';
import { counted } from '../words/numbers.ts';
import './skippedFiles.css';

/** Files that were left out, and why: a button while there are any, and the list that it opens. */
export function SkippedFiles() {
  const skipped = useStudioState((state) => state.skipped);
  const dialog = useRef<HTMLDialogElement>(null);
  if (skipped.length === 0) return null;
  return (
    <>
      <button type="button" className="button button--plain" onClick={() => dialog.current?.showModal()}>
        Show skipped files
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="skipped-title">
        <div className="dialog__head">
          <h2 id="skipped-title">{counted(skipped.length, 'file')} skipped</h2>
          <button
            type="button"
            className="button button--small"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        <p className="soft">The other photos are not affected, and these files are untouched.</p>
        <div className="dialog__table" tabIndex={0} role="group" aria-label="Skipped files">
          <table>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {skipped.map(({ path, reason }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </dialog>
    </>
  );
}
