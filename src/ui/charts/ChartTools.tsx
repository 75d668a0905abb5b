import { useId } from 'react';
import { Toolbar } from '../primitives/Toolbar.tsx';
import { noLogWords } from '../words/chartWords.ts';
import { leastValue, type Scale } from './chartAxes.ts';
import type { ChartSpec } from './chartSpec.ts';
import type { ChartReading } from './reading.ts';

export interface ChartToolsProps {
  readonly spec: ChartSpec;
  readonly reading: ChartReading;
  /** What was chosen for this chart; it holds where its values allow it. */
  readonly chosen: Scale;
  readonly onScale: (next: Scale) => void;
}

/** What can be done with a chart. */
export function ChartTools({ spec: { called }, reading, chosen, onScale }: ChartToolsProps) {
  const reason = useId();
  const least = leastValue(reading);
  const possible = least > 0;
  return (
    <>
      <Toolbar label={`Tools of ${called}`} className="chart__tools">
        <button
          type="button"
          className="chart__tool"
          aria-label={`Log scale of ${called}`}
          title={possible ? 'Log scale' : noLogWords(least)}
          aria-pressed={possible && chosen === 'log'}
          aria-disabled={!possible}
          aria-describedby={possible ? undefined : reason}
          onClick={() => onScale(chosen === 'log' ? 'linear' : 'log')}
        >
          log
        </button>
      </Toolbar>
      {!possible && (
        // Said of the button to a screen reader, and to everyone who has pressed it.
        <p id={reason} className={chosen === 'log' ? 'chart__why soft' : 'visually-hidden'}>
          {noLogWords(least)}
        </p>
      )}
    </>
  );
}
