/** Places for a number of things out of many: a thing that comes takes the place of the one not asked for longest. */
export class Slots {
  readonly #capacity: number;
  /** By id, the one not asked for longest first. */
  readonly #slots = new Map<number, number>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The place of an id that has one, which it keeps for longer now. */
  find(id: number): number | undefined {
    const slot = this.#slots.get(id);
    if (slot === undefined) return undefined;
    this.#slots.delete(id);
    this.#slots.set(id, slot);
    return slot;
  }

  /** Gives an id that has no place one. */
  take(id: number): number {
    let slot = this.#slots.size;
    const oldest = this.#slots.entries().next();
    if (slot === this.#capacity && !oldest.done) {
      slot = oldest.value[1];
      this.#slots.delete(oldest.value[0]);
    }
    this.#slots.set(id, slot);
    return slot;
  }

  clear(): void {
    this.#slots.clear();
  }
}
