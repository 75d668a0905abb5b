import type { CSSProperties } from 'react';
import type { Method, MethodResult } from '../../../../core/classification.ts';
import { t } from '../../../language/t.ts';
import { choiceWords, intervalWords, methodWords, shareWords } from '../../../words/methodWords.ts';

interface MethodTableProps {
  readonly results: readonly MethodResult[];
  /** The one whose confusions are shown below; null while none can be. */
  readonly shown: Method | null;
  readonly onShow: (method: Method) => void;
}

/** Methods beside one another, the baselines first, each with its accuracy and how sure that is. */
export function MethodTable({ results, shown, onShow }: MethodTableProps) {
  return (
    <div className="methods" role="group" tabIndex={0} aria-label={t('Methods beside one another')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Method')}</th>
            <th scope="col">{t('Accuracy')}</th>
            <th scope="col" className="methods__interval">
              {t('95 % interval')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('Details')}</span>
            </th>
          </tr>
        </thead>
        {results.map((result) => (
          <MethodRows
            key={result.method}
            result={result}
            isShown={result.method === shown}
            canShow={shown !== null}
            onShow={() => onShow(result.method)}
          />
        ))}
      </table>
    </div>
  );
}

interface MethodRowsProps {
  readonly result: MethodResult;
  readonly isShown: boolean;
  readonly canShow: boolean;
  readonly onShow: () => void;
}

/** Its figures, and below them, over the whole width, what it is. */
function MethodRows({ result, isShown, canShow, onShow }: MethodRowsProps) {
  const { title, about } = methodWords(result.method);
  const { low, share, high } = result.accuracy;
  const places = { '--low': low, '--share': share, '--high': high } as CSSProperties;
  return (
    <tbody data-shown={isShown}>
      <tr>
        <th scope="row">{title}</th>
        <td className="methods__share">{shareWords(result.accuracy)}</td>
        <td className="methods__interval">
          {intervalWords(result.accuracy)}
          <span className="methods__bar" style={places} aria-hidden="true" />
        </td>
        <td>
          <button
            type="button"
            className="button button--plain"
            aria-pressed={isShown}
            disabled={!canShow}
            aria-label={t('Confusions of {method}', { method: title })}
            onClick={onShow}
          >
            {t('Confusions')}
          </button>
        </td>
      </tr>
      <tr>
        <td colSpan={4} className="methods__about">
          {about} {choiceWords(result.choices)}
        </td>
      </tr>
    </tbody>
  );
}
