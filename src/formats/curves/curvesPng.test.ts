import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { curvesPng } from './curvesPng.ts';

/** Width, height and the rows of an RGB PNG without filters. */
function decode(file: Uint8Array): { width: number; height: number; rows: Uint8Array[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const packed: number[] = [];
  for (let at = 8; at < file.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IDAT') packed.push(...file.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const lines = unzlibSync(Uint8Array.from(packed));
  const rows = Array.from({ length: height }, (_, row) =>
    lines.subarray(row * (3 * width + 1) + 1, (row + 1) * (3 * width + 1)),
  );
  return { width, height, rows };
}

describe('the curves of the model card', () => {
  it('fall where the loss falls, within the picture', () => {
    const points = Array.from({ length: 600 }, (_, at) => ({
      step: at + 1,
      loss: 4 - at / 300,
      top1: at / 600,
    }));
    const { width, height, rows } = decode(curvesPng(points, { loss: 4.1, top1: 0.01 })!);
    expect([width, height]).toEqual([720, 480]);
    const isCurve = (row: number, x: number): boolean => {
      const [red, , blue] = rows[row]!.subarray(3 * x, 3 * x + 3);
      return blue! > 150 && red! < 100;
    };
    const rowOf = (x: number, from: number): number =>
      rows.findIndex((_, row) => row >= from && row < from + 240 && isCurve(row, x));
    expect(rowOf(100, 0)).toBeGreaterThan(0);
    expect(rowOf(100, 0)).toBeLessThan(rowOf(400, 0));
    expect(rowOf(400, 0)).toBeLessThan(rowOf(690, 0));
    expect(rowOf(100, 240)).toBeGreaterThan(rowOf(690, 240));
  });

  it('are drawn of one step too, and of none there are none', () => {
    expect(curvesPng([{ step: 1, loss: 3, top1: 0 }], { loss: null, top1: 0 })).not.toBeNull();
    expect(curvesPng([], { loss: 4, top1: 0 })).toBeNull();
  });
});
