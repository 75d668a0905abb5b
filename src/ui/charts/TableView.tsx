import { useState } from 'react';
import { useStudio } from '../studioContext.ts';
import { tableCaption } from '../words/chartWords.ts';
import { FIGURE_FORMATS } from '../words/measureWords.ts';
import { count } from '../words/numbers.ts';
import type { ChartSpec } from './chartSpec.ts';
import { chartTable, thinnedRows } from './chartTable.ts';
import { readChart } from './reading.ts';
import { say, t } from '../language/t.ts';

/** As many as one reads through. */
const MOST_ROWS = 40;

/** A chart as a table, of the moment at which it was opened: rows that move cannot be read. */
export function TableView({ spec }: { readonly spec: ChartSpec }) {
  const studio = useStudio();
  const [{ head, rows }] = useState(() => chartTable(readChart(studio, spec), spec));
  const [first, ...names] = head;
  const format = FIGURE_FORMATS[spec.unit];
  const shown = thinnedRows(rows, MOST_ROWS);
  return (
    <div
      className="dialog__table"
      tabIndex={0}
      role="group"
      aria-label={t('Table of {called}', { called: say(spec.called) })}
    >
      <table>
        <caption className="chart__caption soft">
          {tableCaption(say(spec.title), shown.length, rows.length)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([step, ...values]) => (
            <tr key={step}>
              <th scope="row">{count(step ?? 0)}</th>
              {values.map((value, at) => (
                <td key={names[at]}>{value === null ? '–' : format(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
