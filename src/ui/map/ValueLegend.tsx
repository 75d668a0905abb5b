import { useStudioState } from '../studioContext.ts';
import { valueWords } from '../words/mapWords.ts';
import { count } from '../words/numbers.ts';
import type { ValueLook } from './useColours.ts';
import { t } from '../language/t.ts';
import './legend.css';

/** Which colour is how much. */
export function ValueLegend({ legend }: { readonly legend: ValueLook }) {
  const colouring = useStudioState((state) => state.colouring);
  const { of, step, range, scale } = legend;
  const { about, format, unknown } = valueWords()[of];
  if (step === null) {
    return (
      <p>
        {colouring.phase === 'working'
          ? t('Measuring…')
          : colouring.phase === 'failed'
            ? t(
                'This could not be measured. {why} Map and model are as they were: choose these colours once more.',
                { why: colouring.message },
              )
            : unknown}
      </p>
    );
  }
  return (
    <div className="value-legend">
      <span>{format(range.least)}</span>
      <span
        className="value-legend__scale"
        style={{ background: `linear-gradient(to right, ${scale.join(', ')})` }}
      />
      <span>{format(range.most)}</span>
      <p>{t('{about} At step {step}.', { about, step: count(step) })}</p>
    </div>
  );
}
