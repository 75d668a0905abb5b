import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';

const PACKING = 'The model is being packed. Its files come in a moment.';

/** The one button that takes the model home. */
export function DownloadModel({ emphasis }: { readonly emphasis: 'quiet' | 'primary' }) {
  const available = useStudioState((state) => state.model.phase === 'trained');
  const phase = useStudioState((state) => state.download.phase);
  const { downloadModel } = useActions();
  const packing = phase === 'working';
  return (
    <div>
      <button
        type="button"
        className={`button ${emphasis === 'primary' ? 'button--primary' : ''}`}
        disabled={!available}
        aria-busy={packing}
        title={packing ? PACKING : undefined}
        onClick={() => void downloadModel()}
      >
        {/* As wide as each other: nothing moves. */}
        <Icon name={packing ? 'dots' : 'download'} />
        Download model
      </button>
      <span className="visually-hidden" role="status">
        {packing ? PACKING : ''}
      </span>
    </div>
  );
}
