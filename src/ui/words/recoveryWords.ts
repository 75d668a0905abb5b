import type { BackendName, Settings } from '../../core/settings.ts';
import { isAllowed } from '../../core/settings.ts';
import type { Recovery } from '../../core/recovery.ts';
import { t } from '../language/t.ts';

/** A loss that the run has outlived, in one line. */
export function recoveryLine({ code, lostAt, from }: Recovery): string {
  const step = { step: lostAt };
  return `${whatWasLost(code, step)} ${from === 0 ? t('Beginning again.') : t('Going on from step {from, number}.', { from })}`;
}

function whatWasLost(code: Recovery['code'], step: { readonly step: number }): string {
  if (code === 'device-lost') return t('The GPU was lost at step {step, number}.', step);
  if (code === 'gpu-error') return t('The GPU reported an error at step {step, number}.', step);
  if (code === 'worker-lost') return t('The training ended unexpectedly at step {step, number}.', step);
  return t('A step failed at step {step, number}.', step);
}

/** How often it has happened, where it has been more than once. */
export function recoveryCount(count: number): string | null {
  return count < 2
    ? null
    : t('{count, plural, one {# time} other {# times}} in this training so far.', { count });
}

/** A batch half as large; null where that is smaller than any may be. */
export function smallerBatch({ batchSize }: Pick<Settings, 'batchSize'>): number | null {
  const half = Math.floor(batchSize / 2);
  return isAllowed('batchSize', half) ? half : null;
}

/** The backend that a run may try after the one that broke. */
export function otherBackend(backend: BackendName): BackendName {
  return backend === 'wasm' ? 'cpu' : 'wasm';
}

/** What the buttons say by which a run that broke goes on. */
export const goOnWords = {
  waits: (step: number): string =>
    t(
      'The training does not go on by itself any more. All that it has learned up to step {step, number} is safe: go on as it was, or with less work for this machine.',
      { step },
    ),
  asItWas: (step: number): string => t('Go on from step {step, number}', { step }),
  smaller: (size: number): string => t('Go on with a batch of {size, number}', { size }),
  fitting: (size: number): string => t('Train with a batch of {size, number}', { size }),
  onWebAssembly: (): string => t('Go on with WebAssembly'),
  onProcessor: (): string => t('Go on with the processor'),
};
