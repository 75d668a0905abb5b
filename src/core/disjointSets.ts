/** Union and find (Galler and Fischer 1964), with paths halved on the way (van Leeuwen and van der Weide 1977). */
export class DisjointSets {
  readonly #parents: Int32Array;

  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, id) => id);
  }

  rootOf(id: number): number {
    const parents = this.#parents;
    let at = id;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** The lower root stays one, so that what comes of it depends on nothing but the pairs. */
  join(a: number, b: number): void {
    const [low, high] = [this.rootOf(a), this.rootOf(b)].sort((x, y) => x - y) as [number, number];
    this.#parents[high] = low;
  }

  /** [count]: numbers from 0 in order of the sets' first members; −1 for what is alone. */
  numbered(): Int32Array<ArrayBuffer> {
    const count = this.#parents.length;
    const sizes = new Uint32Array(count);
    for (let id = 0; id < count; id++) sizes[this.rootOf(id)]! += 1;
    const numbers = new Map<number, number>();
    return Int32Array.from({ length: count }, (_, id) => {
      const root = this.rootOf(id);
      if (sizes[root]! < 2) return -1;
      const number = numbers.get(root) ?? numbers.size;
      numbers.set(root, number);
      return number;
    });
  }
}
