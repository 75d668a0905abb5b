import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';

/** The one button that takes the model home. */
export function DownloadModel({ emphasis }: { readonly emphasis: 'quiet' | 'primary' }) {
  const available = useStudioState((state) => state.model.phase === 'trained');
  const phase = useStudioState((state) => state.download.phase);
  const { downloadModel } = useActions();
  return (
    <button
      type="button"
      className={`button ${emphasis === 'primary' ? 'button--primary' : ''}`}
      disabled={!available}
      aria-busy={phase === 'working'}
      onClick={() => void downloadModel()}
    >
      <Icon name="download" />
      Download model
    </button>
  );
}
