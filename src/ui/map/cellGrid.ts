import type { Area } from './layout.ts';

/** Cells around the area, so that every cell in it has eight neighbours, and points pushed out find some too. */
const MARGIN = 2;

/** Points sorted into square cells, in arrays that are used again. */
export class CellGrid {
  /** Cells from one row to the next. */
  readonly stride: number;
  /** Where each cell's members begin in `members`; those of the next cell follow. */
  readonly starts: Int32Array;
  /** Indices of points, by cell, in order within each. */
  readonly members: Int32Array;
  readonly #rows: number;
  readonly #size: number;
  readonly #cells: Int32Array;

  /** @param size side of a cell */
  constructor(count: number, size: number, { width, height }: Area) {
    this.#size = size;
    this.stride = Math.ceil(width / size) + 1 + 2 * MARGIN;
    this.#rows = Math.ceil(height / size) + 1 + 2 * MARGIN;
    this.starts = new Int32Array(this.stride * this.#rows + 1);
    this.members = new Int32Array(count);
    this.#cells = new Int32Array(count);
  }

  /** The cell of a place; of one far outside, the nearest that has all its neighbours. */
  cellOf(x: number, y: number): number {
    const column = Math.floor(x / this.#size) + MARGIN;
    const row = Math.floor(y / this.#size) + MARGIN;
    return (
      Math.min(this.#rows - 2, Math.max(1, row)) * this.stride +
      Math.min(this.stride - 2, Math.max(1, column))
    );
  }

  /** Sorts points, x and y in turns, by counting. */
  sort(points: Float32Array): void {
    const { starts, members } = this;
    starts.fill(0);
    for (let index = 0; index < members.length; index++) {
      const cell = this.cellOf(points[index * 2]!, points[index * 2 + 1]!);
      this.#cells[index] = cell;
      starts[cell]! += 1;
    }
    // Ends of cells first; filling them from behind turns ends into starts and keeps the order.
    for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
    for (let index = members.length - 1; index >= 0; index--) {
      members[--starts[this.#cells[index]!]!] = index;
    }
  }
}
