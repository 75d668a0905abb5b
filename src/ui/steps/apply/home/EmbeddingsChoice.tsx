import { t } from '../../../language/t.ts';
import { useActions, useStudioState } from '../../../studioContext.ts';

/** Whether the photos' embeddings go with the model: their file names would go with them, so nobody takes them unasked. */
export function EmbeddingsChoice() {
  const included = useStudioState((state) => state.withEmbeddings);
  const { setWithEmbeddings } = useActions();
  return (
    <div className="apply__embeddings">
      <label>
        <input
          type="checkbox"
          checked={included}
          aria-describedby="embeddings-about"
          onChange={({ target }) => setWithEmbeddings(target.checked)}
        />
        {t('Include embeddings and file names')}
      </label>
      <p id="embeddings-about" className="soft">
        {included
          ? t(
              'The zip will hold h of every photo with its path and label, and a small picture of each, for NumPy, notebooks and TensorBoard. Whoever gets the zip can read the names and see the pictures.',
            )
          : t(
              'Off: no file name is in the zip. On: h of every photo with its path and label, and a small picture of each, for NumPy, notebooks and TensorBoard.',
            )}
      </p>
    </div>
  );
}
