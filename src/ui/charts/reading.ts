import { useEffect, useState } from 'react';
import type { SettingChange } from '../../core/liveSettings.ts';
import type { Curve } from '../../store/curves.ts';
import type { Studio } from '../../store/studio.ts';
import { subscribeRemembered } from '../primitives/remembered.ts';
import { useStudio } from '../studioContext.ts';
import type { ChartSpec } from './chartSpec.ts';
import { inTurn } from './inTurn.ts';
import { smoothCurve, smoothingWeight } from './smoothing.ts';

/** A curve as a chart draws it. */
export interface ChartLine {
  readonly key: string;
  /** What was measured, behind its smoothed curve; or what the run says. */
  readonly role: 'raw' | 'now';
  /** Of the two figures of a chart. */
  readonly place: 'first' | 'second';
  /** Empty where there is one figure. */
  readonly label: string;
  readonly curve: Curve;
}

/** All that a chart shows, as it stands at one moment. */
export interface ChartReading {
  /** From back to front. */
  readonly lines: readonly ChartLine[];
  /** Where the axis of steps ends. */
  readonly steps: number;
  /** What was turned in the run. */
  readonly changes: readonly SettingChange[];
}

export function readChart({ state, metrics }: Studio, { figures }: ChartSpec): ChartReading {
  const { run, settings, changes } = state.getState();
  const weight = smoothingWeight();
  const lines = figures.flatMap((figure, at): ChartLine[] => {
    if (figure === undefined) return [];
    const place = at === 0 ? 'first' : 'second';
    const { name, label } = figure;
    const curve = metrics.curve(name);
    const now: ChartLine = { key: place, role: 'now', place, label, curve: smoothCurve(curve, weight) };
    return weight === 0 ? [now] : [now, { key: `${place} raw`, role: 'raw', place, label, curve }];
  });
  // The first figure is the one that the chart is about.
  return { lines: lines.toReversed(), steps: 'steps' in run ? run.steps : settings.steps, changes };
}

/** What a chart shows, followed as it changes; each chart is told in a task of its own. */
export function useReading(spec: ChartSpec): ChartReading {
  const studio = useStudio();
  const [reading, setReading] = useState(() => readChart(studio, spec));
  useEffect(() => {
    const read = (): void => {
      setReading((before) => {
        const now = readChart(studio, spec);
        return isSame(before, now) ? before : now;
      });
    };
    const ask = (): void => inTurn(read);
    const ends = [
      subscribeRemembered(ask),
      studio.metrics.subscribe(ask),
      studio.state.subscribe((now, before) => {
        if (now.run !== before.run || now.changes !== before.changes || now.settings !== before.settings)
          ask();
      }),
    ];
    ask();
    return () => ends.forEach((end) => end());
  }, [studio, spec]);
  return reading;
}

function isSame(a: ChartReading, b: ChartReading): boolean {
  return (
    a.steps === b.steps &&
    a.changes === b.changes &&
    a.lines.length === b.lines.length &&
    a.lines.every(({ key, curve }, at) => b.lines[at]?.key === key && b.lines[at].curve === curve)
  );
}
