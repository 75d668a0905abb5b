import { useId } from 'react';
import { Range } from '../primitives/Range.tsx';
import { useRemembered } from '../primitives/remembered.ts';
import { smoothingWords } from '../words/chartWords.ts';
import { MOST_SMOOTHING, SMOOTHING } from './smoothing.ts';
import { t } from '../language/t.ts';
import './smoothing.css';

/** How strongly the curves of all charts are smoothed, kept for the visitor. */
export function SmoothingField() {
  const id = useId();
  const [weight, setWeight] = useRemembered(SMOOTHING, 0);
  return (
    <div className="smoothing" title={t('Curves as a moving average; what was measured stays behind them.')}>
      <label htmlFor={id}>{t('Smoothing')}</label>
      <Range
        id={id}
        min={0}
        max={MOST_SMOOTHING}
        step={0.01}
        value={weight}
        aria-valuetext={smoothingWords(weight)}
        onChange={setWeight}
      />
      <output htmlFor={id}>{smoothingWords(weight)}</output>
    </div>
  );
}
