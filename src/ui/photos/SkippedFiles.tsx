import { Dialog } from '../primitives/Dialog.tsx';
import { useStudioState } from '../studioContext.ts';
import { counted } from '../words/numbers.ts';

/** Files that were left out, and why: a button while there are any, and the list that it opens. */
export function SkippedFiles() {
  const skipped = useStudioState((state) => state.skipped);
  if (skipped.length === 0) return null;
  return (
    <Dialog
      opener={{ content: 'Show skipped files', className: 'button button--plain' }}
      title={`${counted(skipped.length, 'file')} skipped`}
    >
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
    </Dialog>
  );
}
