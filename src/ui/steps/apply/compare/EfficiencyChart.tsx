import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { METHODS, type Method } from '../../../../core/classification.ts';
import { LABEL_COUNTS, type LabelEfficiency } from '../../../../core/labelEfficiency.ts';
import { folderColour } from '../../../map/folderColours.ts';
import { useColourScheme } from '../../../primitives/preferences.ts';
import { t } from '../../../language/t.ts';
import { methodWords } from '../../../words/methodWords.ts';
import { percent } from '../../../words/numbers.ts';

/** Beside the colours, which not everybody tells apart. */
const DASHES: Readonly<Record<Method, string>> = {
  'raw-pixels': '2 3',
  untrained: '6 4',
  knn: '8 3 2 3',
  probe: 'none',
  'fine-tuned': 'none',
  'from-scratch': '1 4',
};

/** A curve for each method, over labels a class on a log scale. A screen reader has the table instead. */
export function EfficiencyChart({ efficiency: { curves } }: { readonly efficiency: LabelEfficiency }) {
  const scheme = useColourScheme();
  const colourOf = (method: Method): string => folderColour(METHODS.indexOf(method), scheme);
  const tried = LABEL_COUNTS.filter((labels) =>
    curves.some(({ points }) => points.some((point) => point.labels === labels)),
  );
  const first = tried[0];
  const last = tried.at(-1);
  if (first === undefined || last === undefined) return <p>{t('There are too few labels for any of it.')}</p>;
  return (
    <>
      <ul className="efficiency__legend">
        {curves.map(({ method }) => (
          <li key={method}>
            <svg width="24" height="8" aria-hidden="true">
              <line
                x1="0"
                x2="24"
                y1="4"
                y2="4"
                stroke={colourOf(method)}
                strokeWidth="2"
                strokeDasharray={DASHES[method]}
              />
            </svg>
            {methodWords(method).title}
          </li>
        ))}
      </ul>
      <div dir="ltr" className="chart__canvas efficiency__canvas" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={[{ labels: first }]}
            margin={{ top: 8, right: 16, left: 0, bottom: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} />
            <XAxis
              dataKey="labels"
              type="number"
              scale="log"
              domain={[first, Math.max(last, first + 1)]}
              ticks={[...tried]}
              interval={0}
              tickLine={false}
              axisLine={false}
              height={20}
            />
            <YAxis
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={percent}
              tickLine={false}
              axisLine={false}
              width={48}
            />
            {curves.map(({ method, points }) => (
              <Line
                key={method}
                data={points.map(({ labels, mean }) => ({ labels, mean }))}
                dataKey="mean"
                stroke={colourOf(method)}
                strokeWidth={2}
                strokeDasharray={DASHES[method]}
                type="linear"
                dot={{ r: 2.5, strokeWidth: 0, fill: colourOf(method) }}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <p className="efficiency__axis soft" aria-hidden="true">
        {t('labels a class')}
      </p>
    </>
  );
}
