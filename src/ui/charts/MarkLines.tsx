import { useMemo } from 'react';
import { ReferenceLine } from 'recharts';
import { useStudioState } from '../studioContext.ts';
import { chartMarks } from './marks.ts';

const POSITIONS = { left: 'insideTopRight', right: 'insideTopLeft' } as const;

/** A thin line across a chart for whatever was turned during the run. To be put within any chart over steps. */
export function MarkLines({ steps }: { readonly steps: number }) {
  const changes = useStudioState((state) => state.changes);
  const lines = useMemo(
    () =>
      chartMarks(changes, steps).map(({ step, label, side }) => (
        <ReferenceLine
          key={step}
          className="chart__mark"
          x={step}
          label={{ value: label, position: POSITIONS[side] }}
        />
      )),
    [changes, steps],
  );
  return <>{lines}</>;
}
