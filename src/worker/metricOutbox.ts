import { METRIC_NAMES, type MetricRow } from '../core/metrics.ts';
import type { EngineEvents } from '../protocol/engine.ts';

/** Frames that may be on their way before the page has taken one in. */
const MAX_IN_FLIGHT = 2;
const COLUMNS = METRIC_NAMES.length;
const START_ROWS = 64;

/**
 * Sends metric rows to the page without ever flooding it: at most two frames are unacknowledged, further rows
 * wait and leave together in the next one, and none is lost. The page hands each buffer back, so that in the
 * steady state nothing is allocated.
 */
export class MetricOutbox {
  readonly #runId: number;
  readonly #send: (frame: EngineEvents['metrics']) => void;
  readonly #free: Float64Array<ArrayBuffer>[] = [];
  #waiting: MetricRow[] = [];
  #inFlight = 0;

  constructor(runId: number, send: (frame: EngineEvents['metrics']) => void) {
    this.#runId = runId;
    this.#send = send;
  }

  push(rows: readonly MetricRow[]): void {
    this.#waiting.push(...rows);
    this.#flush();
  }

  acknowledge(buffer: Float64Array<ArrayBuffer>): void {
    this.#inFlight -= 1;
    this.#free.push(buffer);
    this.#flush();
  }

  /** What waits leaves now, whatever is on its way: the run is over, or is kept with all that it has told. */
  sendAll(): void {
    this.#flush(Infinity);
  }

  #flush(mostInFlight = MAX_IN_FLIGHT): void {
    if (this.#waiting.length === 0 || this.#inFlight >= mostInFlight) return;
    const rows = this.#waiting;
    this.#waiting = [];
    const buffer = this.#buffer(rows.length);
    for (const [at, row] of rows.entries()) {
      for (const [column, name] of METRIC_NAMES.entries()) buffer[at * COLUMNS + column] = row[name] ?? NaN;
    }
    this.#inFlight += 1;
    this.#send({ runId: this.#runId, rows: rows.length, buffer });
  }

  #buffer(rows: number): Float64Array<ArrayBuffer> {
    const free = this.#free.pop();
    if (free !== undefined && free.length >= rows * COLUMNS) return free;
    return new Float64Array(Math.max(rows, START_ROWS) * COLUMNS);
  }
}
