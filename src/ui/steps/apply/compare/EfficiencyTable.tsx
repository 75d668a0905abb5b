import {
  LABEL_COUNTS,
  type EfficiencyPoint,
  type LabelEfficiency,
} from '../../../../core/labelEfficiency.ts';
import { t } from '../../../language/t.ts';
import { decimals } from '../../../words/numbers.ts';
import { methodWords } from '../../../words/methodWords.ts';

/** The curve as figures: a row for each number of labels, mean ± standard deviation over the draws. */
export function EfficiencyTable({ efficiency: { curves } }: { readonly efficiency: LabelEfficiency }) {
  const counts = LABEL_COUNTS.filter((labels) =>
    curves.some(({ points }) => points.some((point) => point.labels === labels)),
  );
  return (
    <div className="dialog__table" tabIndex={0} role="group" aria-label={t('Accuracy by labels a class')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Labels a class')}</th>
            {curves.map(({ method }) => (
              <th key={method} scope="col">
                {methodWords(method).title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map((labels) => (
            <tr key={labels}>
              <th scope="row">{labels}</th>
              {curves.map(({ method, points }) => (
                <td key={method}>{pointWords(points.find((point) => point.labels === labels))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `84.2 ± 3.1 % of 20 draws` */
function pointWords(point: EfficiencyPoint | undefined): string {
  if (!point) return '–';
  const mean = decimals(point.mean * 100, 1);
  return point.deviation === null
    ? t('{mean} %, one draw', { mean })
    : t('{mean} ± {deviation} %, {draws, number} draws', {
        mean,
        deviation: decimals(point.deviation * 100, 1),
        draws: point.draws,
      });
}
