import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { t } from '../language/t.ts';

/** The one button that takes the model home. */
export function DownloadModel({ emphasis }: { readonly emphasis: 'quiet' | 'primary' }) {
  const available = useStudioState((state) => state.model.phase === 'trained');
  const phase = useStudioState((state) => state.download.phase);
  const { downloadModel } = useActions();
  const packing = phase === 'working';
  const packingWords = t('The model is being packed. Its files come in a moment.');
  return (
    <div>
      <button
        type="button"
        className={`button ${emphasis === 'primary' ? 'button--primary' : ''}`}
        disabled={!available}
        aria-busy={packing}
        title={packing ? packingWords : undefined}
        onClick={() => void downloadModel()}
      >
        {/* As wide as each other: nothing moves. */}
        <Icon name={packing ? 'dots' : 'download'} />
        {t('Download model')}
      </button>
      <span className="visually-hidden" role="status">
        {packing ? packingWords : ''}
      </span>
    </div>
  );
}
