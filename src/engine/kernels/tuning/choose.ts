import { tune, type Timing } from './tune.ts';
import {
  DEFAULT_TUNING,
  FILTER_GRADIENT_VARIANTS,
  FORWARD_VARIANTS,
  useTuning,
  type Tuning,
} from './tuning.ts';

/** Changes whenever kernels change, so that no browser goes on with a choice made for others. */
const KERNELS = 1;

/** No variant is begun later than this; what has not been timed by then stays at its default. */
const BUDGET_MS = 800;

/** Keeps choices from one visit to the next. Both may fail, in private windows for one; then they are made anew. */
export interface TuningStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: Tuning): Promise<void>;
}

/** The choice in force, and where it comes from. */
export interface TuningReport {
  readonly source: 'measured' | 'remembered' | 'off';
  readonly tuning: Tuning;
  /** What was measured; empty unless it was this time. */
  readonly timings: readonly Timing[];
}

/**
 * Puts the fastest variants for an adapter in force: those remembered, else by measuring.
 *
 * @param adapter its name, which with our kernels' version is the key
 * @param store null leaves all at their defaults
 */
export async function chooseTuning(
  { adapter, software }: { readonly adapter: string; readonly software: boolean },
  store: TuningStore | null,
): Promise<TuningReport> {
  useTuning(DEFAULT_TUNING);
  if (store === null) return { source: 'off', tuning: DEFAULT_TUNING, timings: [] };
  const key = `${adapter}, kernels ${KERNELS}`;
  const remembered = asTuning(await store.read(key).catch(() => undefined));
  if (remembered !== undefined) {
    useTuning(remembered);
    return { source: 'remembered', tuning: remembered, timings: [] };
  }
  const { tuning, timings } = await tune(BUDGET_MS, software);
  useTuning(tuning);
  await store.write(key, tuning).catch(() => undefined);
  return { source: 'measured', tuning, timings };
}

/** What was stored, if it still names variants that there are. */
function asTuning(stored: unknown): Tuning | undefined {
  const { forward, filterGradient } = (stored ?? {}) as Partial<Record<string, Record<string, unknown>>>;
  const wide = known(FORWARD_VARIANTS, forward?.['wide']);
  const narrow = known(FORWARD_VARIANTS, forward?.['narrow']);
  const wideGradient = known(FILTER_GRADIENT_VARIANTS, filterGradient?.['wide']);
  const narrowGradient = known(FILTER_GRADIENT_VARIANTS, filterGradient?.['narrow']);
  if (!wide || !narrow || !wideGradient || !narrowGradient) return undefined;
  return { forward: { wide, narrow }, filterGradient: { wide: wideGradient, narrow: narrowGradient } };
}

function known<T>(variants: readonly T[], stored: unknown): T | undefined {
  return variants.find((variant) => JSON.stringify(variant) === JSON.stringify(stored));
}
