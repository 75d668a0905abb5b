/** What a user's hands and eyes met. */
export interface Felt {
  /** What was done to the page, and how long until it was to be seen, in ms; what took under 16 ms is not among them. */
  readonly interactions: readonly { readonly name: string; readonly durationMs: number }[];
  /** Cumulative layout shift: the worst burst of moves that nobody asked for, as a share of the window. */
  readonly layoutShift: number;
}

/** Entries that TypeScript's library does not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** A burst ends after a second of rest, or after five (web.dev/cls). */
const REST_MS = 1000;
const BURST_MS = 5000;

/** Watches inputs until they are painted, and layout shifts, from the load of the page on. */
export class InputWatch {
  /** By interaction, which has several events: the slowest is what one waits for. */
  readonly #slowest = new Map<number, { name: string; durationMs: number }>();
  #layoutShift = 0;
  #burst = { start: -Infinity, last: -Infinity, sum: 0 };

  constructor() {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, name, duration: durationMs } = entry;
        if (interactionId === 0) continue;
        if (durationMs > (this.#slowest.get(interactionId)?.durationMs ?? 0)) {
          this.#slowest.set(interactionId, { name, durationMs });
        }
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) if (!entry.hadRecentInput) this.#shift(entry);
    }).observe({ type: 'layout-shift', buffered: true });
  }

  felt(): Felt {
    return { interactions: [...this.#slowest.values()], layoutShift: this.#layoutShift };
  }

  #shift({ startTime, value }: LayoutShift): void {
    const goesOn = startTime - this.#burst.last < REST_MS && startTime - this.#burst.start < BURST_MS;
    const { start, sum } = goesOn ? this.#burst : { start: startTime, sum: 0 };
    this.#burst = { start, last: startTime, sum: sum + value };
    this.#layoutShift = Math.max(this.#layoutShift, this.#burst.sum);
  }
}
