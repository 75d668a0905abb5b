import type { ErrorEntry } from './errorLog.ts';
import type { KernelChoice } from './kernelChoice.ts';

/** Where the worker that computes runs. */
export interface WorkerHost {
  /** As many as the browser tells of. */
  readonly processors: number;
  /** Whether memory may be shared between threads. */
  readonly isolated: boolean;
  /** Threads beside the worker's own. */
  readonly threads: number;
}

/** What the worker that computes says of itself. */
export interface EngineDiagnosis {
  readonly tensors: number;
  /** Bytes of all tensors, and what of it lies on the GPU; null where the backend keeps nothing there. */
  readonly tensorBytes: number;
  readonly gpuBytes: number | null;
  /** Limits and features of the open GPU device by their names; empty on other backends. */
  readonly limits: Readonly<Record<string, number>>;
  readonly features: readonly string[];
  readonly host: WorkerHost;
}

/** What the browser says of its store for this page; null where it does not tell. */
export interface StorageDiagnosis {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** Whether the browser has promised not to clear it by itself. */
  readonly persistent: boolean;
}

/** One of the two places in which work is kept; nulls where what lies there is not whole. */
export interface GenerationSize {
  readonly step: number | null;
  readonly bytes: number | null;
}

/** What is kept in this browser: work, the newest first, and the pixels of photos beside it. */
export interface KeptSizes {
  readonly generations: readonly GenerationSize[];
  readonly photoBytes: number;
}

/** All that helps to find out what goes wrong on a machine. No name of a file or folder is in it. */
export interface Diagnosis {
  readonly browser: string;
  readonly device: string;
  readonly kernels: KernelChoice | null;
  /** Null where the worker does not answer. */
  readonly engine: EngineDiagnosis | null;
  readonly storage: StorageDiagnosis | null;
  /** Null where the browser does not let one look. */
  readonly kept: KeptSizes | null;
  readonly photos: number;
  readonly skipped: number;
  readonly run: string;
  /** Settings as they stand in the address. */
  readonly settings: string;
  readonly errors: readonly ErrorEntry[];
}

/** To the kilobyte: growth of a few is what long runs are watched for. */
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(3)} MB`;

/** The diagnosis as text to send to those who build Likeness: in English, a fact a line. */
export function diagnosisReport(diagnosis: Diagnosis): string {
  const { engine, storage, kept, kernels, errors } = diagnosis;
  const limits = Object.entries(engine?.limits ?? {}).map(([name, value]) => `  ${name} ${value}`);
  const variants = (kernels?.variants ?? []).map(
    ({ kernel, shape, chosen }) => `  ${kernel} ${shape}: ${chosen}`,
  );
  return [
    'Likeness report',
    `Browser: ${diagnosis.browser}`,
    `Device: ${diagnosis.device}`,
    ...(engine === null
      ? ['Engine: does not answer']
      : [
          `Tensors: ${engine.tensors}, ${megabytes(engine.tensorBytes)}`,
          ...(engine.gpuBytes === null ? [] : [`GPU memory: ${megabytes(engine.gpuBytes)}`]),
          `Processors: ${engine.host.processors}, threads: ${engine.host.threads}, isolated: ${engine.host.isolated}`,
          `Features: ${engine.features.join(' ') || 'none'}`,
          'Limits:',
          ...limits,
        ]),
    'Kernels:',
    ...variants,
    storage === null
      ? 'Storage: not told'
      : `Storage: ${megabytes(storage.usedBytes)} of ${megabytes(storage.quotaBytes)}, persistent: ${storage.persistent}`,
    ...(kept === null ? ['Kept: not told'] : keptLines(kept)),
    `Photos: ${diagnosis.photos}, skipped: ${diagnosis.skipped}`,
    `Run: ${diagnosis.run}`,
    `Settings: ${diagnosis.settings}`,
    'Last errors:',
    ...errors.map(({ seconds, code, text }) => `  ${seconds} s: ${code}: ${text}`),
  ].join('\n');
}

function keptLines({ generations, photoBytes }: KeptSizes): string[] {
  return [
    `Kept: ${generations.length === 0 ? 'nothing' : ''}`.trimEnd(),
    ...generations.map(({ step, bytes }) =>
      bytes === null ? '  damaged' : `  step ${step}: ${megabytes(bytes)}`,
    ),
    `  photos: ${megabytes(photoBytes)}`,
  ];
}
