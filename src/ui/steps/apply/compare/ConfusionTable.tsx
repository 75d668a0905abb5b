import { useId, useState } from 'react';
import type { ClassifierReport, MethodResult } from '../../../../core/classification.ts';
import { confusionMatrix, photosInCell } from '../../../../core/confusion.ts';
import { t } from '../../../language/t.ts';
import { methodWords, shareWords } from '../../../words/methodWords.ts';
import { PhotoStrip } from '../PhotoStrip.tsx';
import './confusion.css';

interface ConfusionTableProps {
  readonly report: ClassifierReport;
  readonly result: MethodResult;
}

interface Cell {
  readonly truth: number;
  readonly guess: number;
}

/** What photos are and what they are told to be; each cell opens its photos. */
export function ConfusionTable({ report, result }: ConfusionTableProps) {
  const { classes } = report;
  const title = useId();
  const [open, setOpen] = useState<Cell | null>(null);
  const matrix = confusionMatrix(report, result);
  const most = Math.max(1, ...matrix);
  const photos = open === null ? [] : photosInCell(report, result, open.truth, open.guess);
  return (
    <section className="confusion" aria-labelledby={title}>
      <h3 id={title}>{t('Confusions of {method}', { method: methodWords(result.method).title })}</h3>
      <p className="part__about">
        {t('A row is what photos are, a column what they are told to be. Press a number to see its photos.')}
      </p>
      <div className="confusion__scroll" role="group" tabIndex={0} aria-labelledby={title}>
        <table>
          <thead>
            <tr>
              <td />
              {classes.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t('Found')}</th>
            </tr>
          </thead>
          <tbody>
            {classes.map((name, truth) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {classes.map((told, guess) => {
                  const count = matrix[truth * classes.length + guess] ?? 0;
                  const isOpen = open?.truth === truth && open.guess === guess;
                  return (
                    <td
                      key={told}
                      className={truth === guess ? 'confusion__right' : 'confusion__wrong'}
                      style={{ '--share': count / most } as React.CSSProperties}
                    >
                      {count === 0 ? (
                        <span className="soft">0</span>
                      ) : (
                        <button
                          type="button"
                          aria-pressed={isOpen}
                          aria-label={t(
                            '{count, plural, one {# photo} other {# photos}} of {name} told to be {told}',
                            { count, name, told },
                          )}
                          onClick={() => setOpen(isOpen ? null : { truth, guess })}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
                <td>{result.recalls[truth] ? shareWords(result.recalls[truth]) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && photos.length > 0 && (
        <PhotoStrip
          title={t('{name} told to be {told}', {
            name: classes[open.truth] ?? '',
            told: classes[open.guess] ?? '',
          })}
          ids={photos}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
