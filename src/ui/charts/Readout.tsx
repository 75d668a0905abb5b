import { useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react';
import { chartReadout } from '../words/chartWords.ts';
import { PLOT_INSETS } from './chartAxes.ts';
import { ChartTip } from './ChartTip.tsx';
import type { ChartSpec } from './chartSpec.ts';
import { cursor } from './cursor.ts';
import { lineName, readLines, stepAfterKey } from './readout.ts';
import type { ChartReading } from './reading.ts';
import { say, t } from '../language/t.ts';
import './readout.css';

/**
 * What lies over a plot: a line at the step that is pointed at in any chart, and what this one says there. By keyboard
 * it is a slider over the steps, whose value a screen reader speaks.
 */
export function Readout({ spec, reading }: { readonly spec: ChartSpec; readonly reading: ChartReading }) {
  const place = useSyncExternalStore(cursor.subscribe, cursor.get);
  const title = say(spec.title);
  const plot = useRef<HTMLDivElement>(null);
  const { lines, steps } = reading;
  const axis = lines.at(-1)?.curve.series ?? { steps: [], values: [] };
  const last = axis.steps[axis.steps.length - 1] ?? 0;
  const own = place?.chart === title;
  const shown = place ? readLines(lines, place.step) : [];
  const at = shown[0]?.step ?? place?.step ?? last;

  const said = shown.map(({ line, value }) => ({ name: lineName(line), value }));

  const point = ({ clientX }: PointerEvent): void => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || axis.steps.length === 0) return;
    const share = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
    cursor.set({ step: Math.round(share * steps), chart: title });
  };
  const leave = (): void => {
    if (cursor.get()?.chart === title) cursor.set(null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave();
    const to = stepAfterKey(axis, at, event.key);
    if (to === null) return;
    event.preventDefault();
    cursor.set({ step: to, chart: title });
  };

  return (
    <div
      ref={plot}
      className="chart__plot"
      style={PLOT_INSETS[spec.size]}
      role="slider"
      tabIndex={0}
      aria-label={t('Values of {called}', { called: say(spec.called) })}
      aria-valuemin={0}
      aria-valuemax={steps}
      aria-valuenow={at}
      aria-valuetext={chartReadout(said, at, spec.unit)}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={({ pointerType }) => {
        // What was put there by keys stays while they have the chart.
        if (pointerType === 'mouse' && !plot.current?.matches(':focus-visible')) leave();
      }}
      onFocus={() => cursor.get() === null && cursor.set({ step: last, chart: title })}
      onBlur={leave}
      onKeyDown={press}
    >
      {shown.length > 0 && (
        <>
          <span className="chart__cursor" style={{ left: `${(at / steps) * 100}%` }} />
          <p
            className={own ? 'chart__tip' : 'chart__tip chart__tip--other'}
            style={
              at > steps / 2 ? { right: `${(1 - at / steps) * 100}%` } : { left: `${(at / steps) * 100}%` }
            }
          >
            <ChartTip
              readings={own ? shown : shown.filter(({ line }) => line.role === 'now')}
              step={at}
              unit={spec.unit}
            />
          </p>
        </>
      )}
    </div>
  );
}
