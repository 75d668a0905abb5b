import { Dialog } from '../primitives/Dialog.tsx';
import { useStudioState } from '../studioContext.ts';
import { say, t } from '../language/t.ts';

/** Files that were left out, and why: a button while there are any, and the list that it opens. */
export function SkippedFiles() {
  const skipped = useStudioState((state) => state.skipped);
  if (skipped.length === 0) return null;
  return (
    <Dialog
      opener={{ content: t('Show skipped files'), className: 'button button--plain' }}
      title={t('{count, plural, one {# file} other {# files}} skipped', { count: skipped.length })}
    >
      <p className="soft">
        {t(
          'The other photos are not affected, and these files are untouched. To have one of them too, save it as JPEG or PNG and add it.',
        )}
      </p>
      <div className="dialog__table" tabIndex={0} role="group" aria-label={t('Skipped files')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('File')}</th>
              <th scope="col">{t('Reason')}</th>
            </tr>
          </thead>
          <tbody>
            {skipped.map(({ path, reason }) => (
              <tr key={path}>
                <th scope="row">
                  <bdi>{path}</bdi>
                </th>
                <td>{say(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
