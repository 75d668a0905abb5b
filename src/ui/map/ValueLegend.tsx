import { useStudioState } from '../studioContext.ts';
import { VALUE_WORDS } from '../words/mapWords.ts';
import { count } from '../words/numbers.ts';
import type { ValueLook } from './useColours.ts';

/** Which colour is how much. */
export function ValueLegend({ legend }: { readonly legend: ValueLook }) {
  const colouring = useStudioState((state) => state.colouring);
  const { of, step, range, scale } = legend;
  const { about, format, unknown } = VALUE_WORDS[of];
  if (step === null) {
    return (
      <p>
        {colouring.phase === 'working'
          ? 'Measuring…'
          : colouring.phase === 'failed'
            ? colouring.message
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
      <p>
        {about} At step {count(step)}.
      </p>
    </div>
  );
}
