import { count } from '../../words/numbers.ts';
import { MeasurePanel } from './MeasurePanel.tsx';
import { useLastMeasures } from './useLastMeasures.ts';
import { message } from '../../../core/message.ts';
import { t } from '../../language/t.ts';

const FIGURES = [
  { name: 'heldOutTop1', label: message('held out') },
  { name: 'trainTop1', label: message('trained on') },
] as const;

/** Whether what is learned goes beyond the photos that are trained on; nothing where none are held out. */
export function HeldOutChart() {
  const [compared, heldOut] = useLastMeasures('comparedPhotos', 'heldOutTop1');
  if (!Number.isFinite(heldOut)) return null;
  const chance = 1 / (2 * compared - 1);
  return (
    <MeasurePanel
      words="pairs"
      figures={FIGURES}
      unit="percent"
      least={0}
      most={1}
      mark={{ value: chance, label: t('chance among {others}', { others: count(2 * compared - 1) }) }}
    />
  );
}
