import { ReferenceLine } from 'recharts';
import type { ChartAxes } from './chartAxes.ts';
import type { Level } from './chartSpec.ts';

/** Lines that may go up and down in steps; the name of each stands at its end, on the side where there is room. */
export function levelLines(levels: readonly Level[], { steps, values }: Pick<ChartAxes, 'steps' | 'values'>) {
  const middle = (values[0] + values[1]) / 2;
  return levels.flatMap(({ label, spans }) =>
    spans.map(({ from, to, value }, at) => (
      <ReferenceLine
        key={`${label} ${from}`}
        segment={[
          { x: from, y: value },
          { x: Math.min(to, steps[1]), y: value },
        ]}
        strokeDasharray="3 4"
        {...(at === spans.length - 1 && {
          label: { value: label, position: value < middle ? 'insideBottomRight' : 'insideTopRight' },
        })}
      />
    )),
  );
}
