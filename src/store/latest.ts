import { Listeners } from './listeners.ts';

/** The last value of a kind that comes now and then, outside React. */
export class Latest<T> {
  readonly #listeners = new Listeners();
  #value: T | null = null;

  readonly subscribe = this.#listeners.subscribe;
  readonly get = (): T | null => this.#value;

  set(value: T | null): void {
    this.#value = value;
    this.#listeners.notify();
  }
}
