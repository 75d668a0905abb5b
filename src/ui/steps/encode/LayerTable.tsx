import { compact, count } from '../../words/numbers.ts';
import { shapeWords, type NetworkView, type Stage, type Totals } from './stages.ts';
import { t } from '../../language/t.ts';

/** Every layer with its shape and its size, encoder and head apart. */
export function LayerTable({ network }: { readonly network: NetworkView }) {
  const { stages, encoder, head } = network;
  return (
    <div className="layers" tabIndex={0} role="group" aria-label={t('Layers')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Layer')}</th>
            <th scope="col">{t('Output')}</th>
            <th scope="col">{t('Parameters')}</th>
            <th scope="col">{t('Multiply-adds')}</th>
          </tr>
        </thead>
        <Part
          title={t('Encoder, kept')}
          stages={stages.filter(({ part }) => part === 'encoder')}
          totals={encoder}
        />
        <Part
          title={t('Projection head, for training only')}
          stages={stages.filter(({ part }) => part === 'head')}
          totals={head}
        />
      </table>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly totals: Totals;
}

function Part({ title, stages, totals }: PartProps) {
  return (
    <tbody>
      <tr className="layers__part">
        <th scope="rowgroup">{title}</th>
        <td />
        <td title={count(totals.parameters)}>{compact(totals.parameters)}</td>
        <td title={count(totals.multiplyAdds)}>{compact(totals.multiplyAdds)}</td>
      </tr>
      {stages.map(({ key, title: layer, output, parameters, multiplyAdds }) => (
        <tr key={key}>
          <th scope="row">{layer}</th>
          <td>{shapeWords(output)}</td>
          <td title={count(parameters)}>{parameters === 0 ? '–' : compact(parameters)}</td>
          <td title={count(multiplyAdds)}>{multiplyAdds === 0 ? '–' : compact(multiplyAdds)}</td>
        </tr>
      ))}
    </tbody>
  );
}
