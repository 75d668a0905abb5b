import type { Message } from './message.ts';

/** Something that went wrong, without the names that its words may have held. */
export interface ErrorEntry {
  /** Since the page was opened. */
  readonly seconds: number;
  readonly code: string;
  readonly text: string;
}

/** As many as tell what led to the last one. */
const KEPT = 20;

/** The last errors of a visit. */
export class ErrorLog {
  readonly #entries: ErrorEntry[] = [];

  get entries(): readonly ErrorEntry[] {
    return this.#entries;
  }

  add(entry: ErrorEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }
}

/**
 * The English of a message without any text that was filled in: that may be the name of a file, and numbers are never.
 * Messages within it are kept, since their words are written in the source as well.
 */
export function withoutNames({ text, values = {} }: Message): string {
  return text.replace(/\{(\w+)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, (_, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'object' ? withoutNames(value) : '…';
  });
}
