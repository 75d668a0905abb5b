import type { Diagnosis } from '../../core/diagnosis.ts';
import { t } from '../language/t.ts';

interface DiagnosisRow {
  readonly name: string;
  readonly value: string;
}

const megabytes = (bytes: number): string =>
  t('{megabytes, number, ::.0} MB', { megabytes: bytes / 2 ** 20 });

/** What the panel shows of a diagnosis; the report holds more. */
export function diagnosisRows({ engine, storage, kept, errors }: Diagnosis): readonly DiagnosisRow[] {
  const last = errors.at(-1);
  return [
    { name: t('Memory'), value: engine === null ? t('the engine does not answer') : memory(engine) },
    {
      name: t('Largest buffer'),
      value:
        engine?.limits['maxBufferSize'] === undefined
          ? t('not told')
          : megabytes(engine.limits['maxBufferSize']),
    },
    {
      name: t('Processors'),
      value:
        engine === null
          ? t('not told')
          : t('{processors, number}, of which {threads, number} beside the first compute', {
              processors: engine.host.processors,
              threads: engine.host.threads,
            }),
    },
    {
      name: t('Storage'),
      value:
        storage === null
          ? t('not told')
          : t('{used} of {quota}', {
              used: megabytes(storage.usedBytes),
              quota: megabytes(storage.quotaBytes),
            }),
    },
    {
      name: t('Kept here'),
      value:
        kept === null
          ? t('not told')
          : t('{work} of training, {photos} of photos', {
              work: megabytes(kept.generations.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)),
              photos: megabytes(kept.photoBytes),
            }),
    },
    {
      name: t('Last error'),
      value:
        last === undefined
          ? t('none on this visit')
          : t('{code}, {seconds, number} s after the page was opened', {
              code: last.code,
              seconds: last.seconds,
            }),
    },
  ];
}

function memory({ tensors, tensorBytes, gpuBytes }: NonNullable<Diagnosis['engine']>): string {
  const size = megabytes(gpuBytes ?? tensorBytes);
  return gpuBytes === null
    ? t('{tensors, plural, one {# tensor} other {# tensors}}, {size}', { tensors, size })
    : t('{tensors, plural, one {# tensor} other {# tensors}}, {size} on the GPU', { tensors, size });
}
