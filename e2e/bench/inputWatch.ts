/** Something that was done to the page. */
export interface Interaction {
  /** The event, and what it was done to. */
  readonly name: string;
  /** Until it was to be seen. */
  readonly durationMs: number;
  /** Of that, until the page could turn to it, and what the page did. */
  readonly delayMs: number;
  readonly workMs: number;
}

/** What a user's hands and eyes met. */
export interface Felt {
  /** What took under 16 ms is not among them. */
  readonly interactions: readonly Interaction[];
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
  readonly #slowest = new Map<number, Interaction>();
  #layoutShift = 0;
  #burst = { start: -Infinity, last: -Infinity, sum: 0 };

  constructor() {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, duration: durationMs, startTime, processingStart, processingEnd } = entry;
        if (interactionId === 0 || durationMs <= (this.#slowest.get(interactionId)?.durationMs ?? 0))
          continue;
        this.#slowest.set(interactionId, {
          name: `${entry.name} on ${nameOf(entry.target)}`,
          durationMs,
          delayMs: processingStart - startTime,
          workMs: processingEnd - processingStart,
        });
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

function nameOf(target: Node | null): string {
  if (!(target instanceof Element)) return 'what is gone';
  return target.getAttribute('aria-label') ?? target.textContent.slice(0, 20);
}
