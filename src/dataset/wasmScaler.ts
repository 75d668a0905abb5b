import moduleUrl from './assembly/scaleSquare.as?inline';
import { createPlainScaler, type Scaler } from './scaler.ts';
import { tapsFor, type Taps } from './taps.ts';

type ScaleSquare = (
  ...[source, from, channels, target, to]: [number, number, number, number, number, ...number[]]
) => void;

const PAGE_BYTES = 65_536;
/** What the compiled module says of its memory. */
const MAX_PAGES = 65_536;

/** Where everything lies in memory, in bytes. */
interface Plan {
  readonly from: number;
  readonly to: number;
  readonly starts: number;
  readonly counts: number;
  readonly weights: number;
  readonly widest: number;
  readonly mixed: number;
  readonly target: number;
  readonly source: number;
  readonly end: number;
}

/** Compiled once a thread; null where that is not possible. */
let compiled: WebAssembly.Module | null | undefined;

/** The fastest scaler of this browser. */
export function createScaler(): Scaler {
  return openWasmScaler() ?? createPlainScaler();
}

/** `Resampler` as WebAssembly with SIMD, to the same pixels. Null where the browser has or allows none. */
export function openWasmScaler(): Scaler | null {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MAX_PAGES });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const scaleSquare = exports['scaleSquare'] as ScaleSquare;
  let bytes = new Uint8Array(memory.buffer);
  let plan: Plan | null = null;

  const planFor = (from: number, to: number): Plan => {
    if (plan?.from === from && plan.to === to) return plan;
    const taps = recall(from, to);
    const next = layOut(from, to, taps.widest);
    const missing = next.end - bytes.length;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / PAGE_BYTES));
      bytes = new Uint8Array(memory.buffer);
    }
    new Int32Array(memory.buffer, next.starts, to).set(taps.start);
    new Int32Array(memory.buffer, next.counts, to).set(taps.count);
    new Float32Array(memory.buffer, next.weights, to * taps.widest).set(taps.weights);
    return (plan = next);
  };

  return {
    reserve(from, to) {
      const { source } = planFor(from, to);
      return bytes.subarray(source, source + from * from * 4);
    },
    scale({ pixels, channels, from, to, blueFirst }) {
      const { source, target, starts, counts, weights, widest, mixed } = planFor(from, to);
      const length = from * from * channels;
      const inPlace = pixels.buffer === memory.buffer && pixels.byteOffset === source;
      if (!inPlace) bytes.set(pixels.length === length ? pixels : pixels.subarray(0, length), source);
      const swap = blueFirst === true ? 1 : 0;
      scaleSquare(source, from, channels, target, to, starts, counts, weights, widest, mixed, swap);
      return bytes.subarray(target, target + to * to * 3);
    },
  };
}

/** Sides whose taps are kept, a few kilobytes each: photos of a folder have a few, or are cropped to dozens. */
const KEPT_TAPS = 256;
const known = new Map<string, Taps>();

function recall(from: number, to: number): Taps {
  const key = `${from} ${to}`;
  let taps = known.get(key);
  if (taps === undefined) {
    if (known.size >= KEPT_TAPS) known.clear();
    known.set(key, (taps = tapsFor(from, to)));
  }
  return taps;
}

/** The source lies last: it is by far the largest. Parts that the kernel overruns have room for that. */
function layOut(from: number, to: number, widest: number): Plan {
  let end = 0;
  const take = (length: number): number => {
    const start = end;
    end = (start + length + 15) & ~15;
    return start;
  };
  const starts = take(to * 4);
  const counts = take(to * 4);
  const weights = take(to * widest * 4);
  const mixed = take((from * 4 + 16) * 4);
  const target = take(to * to * 3 + 1);
  const source = take(from * from * 4 + 16);
  return { from, to, widest, starts, counts, weights, mixed, target, source, end };
}

function compile(): WebAssembly.Module | null {
  try {
    const binary = atob(moduleUrl.slice(moduleUrl.indexOf(',') + 1));
    return new WebAssembly.Module(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
