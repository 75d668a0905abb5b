import type { KernelChoice, KernelVariant } from '../../core/kernelChoice.ts';

const KERNEL_WORDS: Readonly<Record<KernelVariant['kernel'], string>> = {
  forward: 'Convolution',
  filterGradient: 'Filter gradient',
};

const SHAPE_WORDS: Readonly<Record<KernelVariant['shape'], string>> = {
  wide: 'early layers',
  narrow: 'late layers',
};

/** Which variant of each kernel runs, and how long each took where they were timed. */
export function KernelTable({ kernels: { variants } }: { readonly kernels: KernelChoice }) {
  return (
    <div className="dialog__table" tabIndex={0} role="group" aria-label="Kernels in use">
      <table>
        <thead>
          <tr>
            <th scope="col">Kernel</th>
            <th scope="col">In use</th>
            <th scope="col">Timed</th>
          </tr>
        </thead>
        <tbody>
          {variants.map(({ kernel, shape, chosen, timings }) => (
            <tr key={`${kernel} ${shape}`}>
              <th scope="row">
                {KERNEL_WORDS[kernel]}, {SHAPE_WORDS[shape]}
              </th>
              <td>{chosen}</td>
              <td>
                <ul className="timings">
                  {timings.map(({ variant, ms }) => (
                    <li key={variant}>
                      {ms.toFixed(ms < 10 ? 2 : 0)} ms: {variant}
                    </li>
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
