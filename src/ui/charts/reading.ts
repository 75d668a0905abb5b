import { useEffect, useState } from 'react';
import type { SettingChange } from '../../core/liveSettings.ts';
import type { Curve } from '../../store/curves.ts';
import type { Studio } from '../../store/studio.ts';
import { subscribeRemembered } from '../primitives/remembered.ts';
import { say } from '../language/t.ts';
import { useStudio } from '../studioContext.ts';
import type { ChartSpec } from './chartSpec.ts';
import { inTurn } from './inTurn.ts';
import { smoothCurve, smoothingWeight } from './smoothing.ts';

/** A curve as a chart draws it. */
export interface ChartLine {
  readonly key: string;
  /** What an earlier run said; what was measured, behind its smoothed curve; or what the run says. */
  readonly role: 'past' | 'raw' | 'now';
  /** Its run's, from 1. */
  readonly run: number;
  /** Of the two figures of a chart. */
  readonly place: 'first' | 'second';
  /** Empty where there is one figure. */
  readonly label: string;
  readonly curve: Curve;
  /** The same before it was smoothed. */
  readonly measured: Curve;
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
  const { run, settings, changes, pastRuns, runPlace } = state.getState();
  const weight = smoothingWeight();
  const shown = pastRuns.filter((past) => past.shown);
  // The first figure is the one that the chart is about.
  const fromBack = figures
    .flatMap((figure, at) =>
      figure ? [{ ...figure, label: figure.label ? say(figure.label) : '', place: PLACES[at]! }] : [],
    )
    .reverse();
  const past = shown.flatMap(({ number, curves }) =>
    fromBack.map(({ name, label, place }): ChartLine => {
      const measured = curves.curve(name);
      const curve = smoothCurve(measured, weight);
      return { key: `${place} ${number}`, role: 'past', run: number, place, label, curve, measured };
    }),
  );
  const now = fromBack.flatMap(({ name, label, place }): ChartLine[] => {
    const measured = metrics.curve(name);
    const line = { run: runPlace.number, place, label, measured };
    return [
      ...(weight === 0 ? [] : [{ ...line, key: `${place} raw`, role: 'raw' as const, curve: measured }]),
      { ...line, key: place, role: 'now', curve: smoothCurve(measured, weight) },
    ];
  });
  const lines = [...past.filter(({ curve }) => curve.points.length > 0), ...now];
  const own = 'steps' in run ? run.steps : settings.steps;
  return { lines, steps: Math.max(own, ...shown.map(({ lastStep }) => lastStep)), changes };
}

export const PLACES = ['first', 'second'] as const;

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
        const names = ['run', 'settings', 'changes', 'pastRuns'] as const;
        if (names.some((name) => now[name] !== before[name])) ask();
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
