import { checkHalf, servingHalves, type HalfFinding } from './checkHalf.ts';
import { tune, type Timing } from './tune.ts';
import {
  DEFAULT_TUNING,
  FILTER_GRADIENT_VARIANTS,
  HALF_VARIANTS,
  offeredForward,
  useTuning,
  type Tuning,
} from './tuning.ts';
import { SHAPES } from './samples.ts';

/** Changes whenever kernels change, so that no browser goes on with a choice made for others. */
const KERNELS = 2;

/** No variant is begun later than this; what has not been timed by then stays at its default. */
const BUDGET_MS = 800;

/** Keeps choices from one visit to the next. Both may fail, in private windows for one; then they are made anew. */
export interface TuningStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: Tuning | readonly HalfFinding[]): Promise<void>;
}

/** Whether half precision is wanted; `absent` where the device does not compute in it (`shader-f16`). */
export type HalfWish = 'absent' | 'off' | 'wanted';

/** What became of the wish. */
export type HalfReport =
  | { readonly state: 'absent' | 'off' }
  | { readonly state: 'checked'; readonly findings: readonly HalfFinding[] };

/** The choice in force, and where it comes from. */
export interface TuningReport {
  readonly source: 'measured' | 'remembered' | 'off';
  readonly tuning: Tuning;
  /** What was measured; empty unless it was this time. */
  readonly timings: readonly Timing[];
  readonly half: HalfReport;
}

/**
 * Puts the fastest variants for an adapter in force: those remembered, else by measuring.
 *
 * @param adapter its name, which with our kernels' version is the key
 * @param store null leaves all at their defaults
 * @param half where wanted, it is used for those layers for which a check finds, or once found, that it serves
 */
export async function chooseTuning(
  { adapter, software }: { readonly adapter: string; readonly software: boolean },
  store: TuningStore | null,
  half: HalfWish = 'off',
): Promise<TuningReport> {
  useTuning(DEFAULT_TUNING);
  if (store === null) {
    // Without timing nobody knows whether half precision is worth what it changes.
    const state = half === 'absent' ? half : 'off';
    return { source: 'off', tuning: DEFAULT_TUNING, timings: [], half: { state } };
  }
  const key = `${adapter}, kernels ${KERNELS}`;
  const chosen = await chooseSingle(key, software, store);
  useTuning(chosen.tuning);
  if (half !== 'wanted') return { ...chosen, half: { state: half } };
  const findings = await findHalf(`${key}, half`, chosen.tuning, store);
  const tuning = { ...chosen.tuning, half: servingHalves(findings) };
  useTuning(tuning);
  return { ...chosen, tuning, half: { state: 'checked', findings } };
}

/** Variants in float32. */
async function chooseSingle(
  key: string,
  software: boolean,
  store: TuningStore,
): Promise<Omit<TuningReport, 'half'>> {
  const remembered = asTuning(await store.read(key).catch(() => undefined));
  if (remembered !== undefined) return { source: 'remembered', tuning: remembered, timings: [] };
  const { tuning, timings } = await tune(BUDGET_MS, software);
  await store.write(key, tuning).catch(() => undefined);
  return { source: 'measured', tuning, timings };
}

async function findHalf(key: string, single: Tuning, store: TuningStore): Promise<readonly HalfFinding[]> {
  const remembered = asFindings(await store.read(key).catch(() => undefined));
  if (remembered !== undefined) return remembered;
  const findings = await checkHalf(single);
  await store.write(key, findings).catch(() => undefined);
  return findings;
}

/** What was stored, if it still names variants that this device can run. */
function asTuning(stored: unknown): Tuning | undefined {
  const { forward, filterGradient } = (stored ?? {}) as Partial<Record<string, Record<string, unknown>>>;
  const wide = known(offeredForward(), forward?.['wide']);
  const narrow = known(offeredForward(), forward?.['narrow']);
  const wideGradient = known(FILTER_GRADIENT_VARIANTS, filterGradient?.['wide']);
  const narrowGradient = known(FILTER_GRADIENT_VARIANTS, filterGradient?.['narrow']);
  if (!wide || !narrow || !wideGradient || !narrowGradient) return undefined;
  return { forward: { wide, narrow }, filterGradient: { wide: wideGradient, narrow: narrowGradient } };
}

/** What was stored of a check, if it is one of all kinds of layers. */
function asFindings(stored: unknown): HalfFinding[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  const findings = SHAPES.flatMap((shape) =>
    (stored as Partial<HalfFinding>[]).flatMap((finding): HalfFinding[] => {
      const variant = known(HALF_VARIANTS, finding.variant);
      const { ms, singleMs, error } = finding;
      if (finding.shape !== shape || !variant) return [];
      if (ms === undefined || singleMs === undefined || error === undefined) return [];
      return [{ shape, variant, ms, singleMs, error }];
    }),
  );
  return findings.length === SHAPES.length ? findings : undefined;
}

function known<T>(variants: readonly T[], stored: unknown): T | undefined {
  return variants.find((variant) => JSON.stringify(variant) === JSON.stringify(stored));
}
