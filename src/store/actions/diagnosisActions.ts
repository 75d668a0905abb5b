import type { KeeperClient } from '../../client/keeperClient.ts';
import { untilAborted } from '../../client/untilAborted.ts';
import type { Diagnosis, StorageDiagnosis } from '../../core/diagnosis.ts';
import type { ErrorLog } from '../../core/errorLog.ts';
import type { StudioContext } from '../context.ts';
import { formatHash } from '../hash.ts';

export interface DiagnosisActions {
  /** Asks all parts how they are. Whoever does not answer is left out; nothing is opened or changed for it. */
  readonly diagnose: () => Promise<Diagnosis>;
}

/** A worker that computes answers between two steps; one that does not is told of as silent. */
const PATIENCE_MS = 5000;

export function diagnosisActions(
  { state, engine, environment }: StudioContext,
  errors: ErrorLog,
  keeper: KeeperClient,
): DiagnosisActions {
  return {
    async diagnose() {
      const { device } = state.getState();
      const answer =
        device.phase === 'ready' ? engine.look('diagnose', undefined, patience()).catch(() => null) : null;
      const sizes = untilAborted(keeper.ask('sizes', undefined), patience()).catch(() => null);
      const [engineSays, storage, kept] = await Promise.all([answer, storageOfThePage(), sizes]);
      const { photos, skipped, run, figures, settings, step, ...others } = state.getState();
      return {
        browser: environment.browser,
        device:
          device.phase === 'ready'
            ? `${device.backend} ${device.adapter} ${device.gigaflops.toFixed(1)} GFLOP/s`
            : device.phase,
        kernels: device.phase === 'ready' ? (device.kernels ?? null) : null,
        engine: engineSays,
        storage,
        kept,
        photos: photos.length,
        skipped: skipped.length,
        run: `${run.phase} step ${figures?.step ?? 0} of ${settings.steps}`,
        settings: formatHash({ settings, ...others }, step),
        errors: errors.entries,
      };
    },
  };
}

async function storageOfThePage(): Promise<StorageDiagnosis | null> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usedBytes: usage, quotaBytes: quota, persistent: await navigator.storage.persisted() };
  } catch {
    return null;
  }
}

function patience(): AbortSignal {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), PATIENCE_MS);
  return abort.signal;
}
