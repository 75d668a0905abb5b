import { isActive } from '../../../core/runState.ts';
import { fromSlider, toSlider } from '../../settings/sliderScale.ts';
import { t } from '../../language/t.ts';
import { Range } from '../../primitives/Range.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { plain } from '../../words/numbers.ts';

/**
 * The setting once more, where one sees what it does: on a phone its field lies far below. It is named otherwise, since
 * one name belongs to one field.
 */
export function TemperatureDial() {
  const temperature = useStudioState((state) => state.settings.temperature);
  const isStopping = useStudioState(({ run }) => isActive(run) && run.phase === 'stopping');
  const { setSetting } = useActions();
  return (
    <label className="forces__dial">
      <Range
        aria-label={t('Turn τ: from nearest only to all alike')}
        aria-valuetext={`τ ${plain(temperature)}`}
        min={0}
        max={1}
        step="any"
        value={toSlider('temperature', temperature)}
        disabled={isStopping}
        onChange={(place) => setSetting('temperature', fromSlider('temperature', place))}
      />
      <span className="forces__value">τ {plain(temperature)}</span>
      <span className="forces__ends">
        <span>{t('nearest only')}</span>
        <span>{t('all alike')}</span>
      </span>
    </label>
  );
}
