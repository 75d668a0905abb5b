import type { KernelChoice, KernelVariant } from '../../core/kernelChoice.ts';
import { t } from '../language/t.ts';
import { timingWords } from '../words/deviceWords.ts';

const kernelWords = (): Readonly<Record<KernelVariant['kernel'], string>> => ({
  forward: t('Convolution'),
  filterGradient: t('Filter gradient'),
});

const shapeWords = (): Readonly<Record<KernelVariant['shape'], string>> => ({
  wide: t('early layers'),
  narrow: t('late layers'),
});

/** Which variant of each kernel runs, and how long each took where they were timed. */
export function KernelTable({ kernels: { variants } }: { readonly kernels: KernelChoice }) {
  return (
    <div className="dialog__table" tabIndex={0} role="group" aria-label={t('Kernels in use')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Kernel')}</th>
            <th scope="col">{t('In use')}</th>
            <th scope="col">{t('Timed')}</th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ kernel, shape, chosen, timings }) => (
            <tr key={`${kernel} ${shape}`}>
              <th scope="row">
                {kernelWords()[kernel]}, {shapeWords()[shape]}
              </th>
              <td>{chosen}</td>
              <td>
                <ul className="timings">
                  {timings.map(({ variant, ms }) => (
                    <li key={variant}>{timingWords(ms, variant)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
