import type { Method } from '../../../core/classification.ts';
import { isActive } from '../../../core/runState.ts';
import { t } from '../../language/t.ts';
import { LongWork } from '../../primitives/LongWork.tsx';
import { useStudioState } from '../../studioContext.ts';
import { methodWords } from '../../words/methodWords.ts';

interface WorkProgressProps {
  readonly label: string;
  readonly work: { readonly share: number; readonly at: Method | 'photos' | null };
  readonly onCancel: () => void;
}

/** How far a measurement of labels is; and why it is slow, where a training was resumed meanwhile: they take turns. */
export function WorkProgress(props: WorkProgressProps) {
  const running = useStudioState(({ run }) => isActive(run) && run.phase !== 'paused');
  return (
    <>
      <MethodProgress {...props} />
      {running && <p>{t('A training goes on too, and both take longer. Pause it to have this sooner.')}</p>}
    </>
  );
}

/** The look at all photos that comes first, and then one method after the other. */
function MethodProgress({ label, work: { share, at }, onCancel }: WorkProgressProps) {
  if (at === 'photos')
    // The look at the photos tells nothing of how long the rest takes: each has a pace of its own.
    return <LongWork key="photos" label={t('Looking at all photos')} share={share} onCancel={onCancel} />;
  return (
    <LongWork
      key="methods"
      label={label}
      detail={at && methodWords(at).title}
      share={share}
      onCancel={onCancel}
    />
  );
}
