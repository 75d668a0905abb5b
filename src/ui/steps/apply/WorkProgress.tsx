import type { Method } from '../../../core/classification.ts';
import { t } from '../../language/t.ts';
import { LongWork } from '../../primitives/LongWork.tsx';
import { methodWords } from '../../words/methodWords.ts';

interface WorkProgressProps {
  readonly label: string;
  readonly work: { readonly share: number; readonly at: Method | 'photos' | null };
  readonly onCancel: () => void;
}

/** How far a measurement of labels is: the look at all photos that comes first, and then one method after the other. */
export function WorkProgress({ label, work: { share, at }, onCancel }: WorkProgressProps) {
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
