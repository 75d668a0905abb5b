import { changedAt, type LiveName, type SettingChange } from './liveSettings.ts';
import { LOGGED_NAMES, type MetricName } from './metrics.ts';
import type { Recovery } from './recovery.ts';
import type { BackendName, Settings } from './settings.ts';

/** Where a run took place: enough to compare two runs, nothing about the photos but their number. */
export interface RunEnvironment {
  readonly backend: BackendName;
  readonly adapter: string;
  readonly gigaflops: number;
  /** Whether some layers were trained in half precision. */
  readonly halfPrecision: boolean;
  readonly photos: number;
  readonly labels: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly browser: string;
}

/** Steps of a run by column; every column holds `length` numbers. */
export interface MetricTable {
  readonly length: number;
  at(row: number, name: MetricName): number;
}

/** What has happened to a run besides its steps. */
export interface RunHappenings {
  readonly changes?: readonly SettingChange[];
  readonly recoveries?: readonly Recovery[];
}

/**
 * `likeness-run.jsonl`: the first line says what was run and where, every further line is one step.
 * A figure that was not computed (NaN) is left out, since JSON knows no NaN. Where settings were turned, the row of
 * the first step under the new ones has them as `changed: { name: [from, to] }`; the first line keeps the old. A loss
 * that the run has outlived is a line of its own, `{ recovered: { code, lostAt, from } }`, after the step it went on from.
 */
export function formatRunLog(
  config: Settings,
  environment: RunEnvironment,
  metrics: MetricTable,
  { changes = [], recoveries = [] }: RunHappenings = {},
): string {
  const lines = [JSON.stringify({ config, environment })];
  const recoveredFrom = (step: number): string[] =>
    recoveries.filter(({ from }) => from === step).map((recovered) => JSON.stringify({ recovered }));
  lines.push(...recoveredFrom(0));
  for (let row = 0; row < metrics.length; row++) {
    const figures: Partial<Record<MetricName, number>> = {};
    for (const name of LOGGED_NAMES) {
      const value = metrics.at(row, name);
      if (Number.isFinite(value)) figures[name] = value;
    }
    // `undefined` is left out too.
    lines.push(JSON.stringify({ ...figures, changed: changedAt(changes, metrics.at(row, 'step')) }));
    lines.push(...recoveredFrom(metrics.at(row, 'step')));
  }
  return `${lines.join('\n')}\n`;
}

/** What was turned in the run of a log that `formatRunLog` wrote, in the order of the steps. */
export function changesIn(runLog: string): readonly SettingChange[] {
  return runLog
    .split('\n')
    .slice(1)
    .filter((line) => line.includes('"changed":'))
    .flatMap((line) => {
      const { step, changed } = JSON.parse(line) as {
        step: number;
        changed: Record<LiveName, readonly [number, number]>;
      };
      return Object.entries(changed).map(([name, [from, to]]) => ({
        step,
        name: name as LiveName,
        from,
        to,
      }));
    });
}
