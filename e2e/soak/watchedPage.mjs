// What the soak puts into the page and into its workers, as the product has no door for tests: it sees what crosses to
// the workers and back, and ends what a browser may end. Each function is sent as text and has nothing from around it.

/**
 * @typedef {{ parameters: Float32Array, statistics: Float32Array, step: number,
 *   memory: { moments: Float32Array, sharpness: Float32Array | null, queue: { rows: Float32Array, photos: Int32Array } | null } }} Checkpoint
 *
 * @typedef {{ name?: string, payload?: Checkpoint & { rows: number, buffer: Float64Array },
 *   result?: { run?: { checkpoint: Checkpoint } } }} FromWorker
 *
 * @typedef {{ name?: string, params?: { from: Checkpoint | null, run: { checkpoint: Checkpoint } } }} ToWorker
 *
 * @typedef {object} Watched
 * @property {number} handed checkpoints that a fresh worker was to go on from
 * @property {number} altered those of them that were not what the last worker had sent
 * @property {number} again steps that were taken again
 * @property {number} different those of them whose loss was another, to the bit
 * @property {number | null} noticedMs from the last fault until the page asked for a fresh worker
 */

/** Runs in the page, before its own script. */
export const watchPage = () => {
  /** Columns of a row of metrics: `METRIC_NAMES` in src/core/metrics.ts. */
  const COLUMNS = 27;
  const watched = {
    handed: 0,
    altered: 0,
    again: 0,
    different: 0,
    noticedMs: /** @type {number | null} */ (null),
  };
  const sums = /** @type {Map<number, string>} */ (new Map());
  const losses = /** @type {Map<number, number>} */ (new Map());
  const engines = /** @type {Worker[]} */ ([]);
  let faultMs = 0;
  let skippedMs = 0;
  const channel = new BroadcastChannel('soak');
  const tell = (/** @type {unknown} */ what) =>
    /** @type {{ soakTold?: (what: unknown) => void }} */ (globalThis).soakTold?.(what);

  /** FNV-1a over all numbers of a checkpoint. @param {Checkpoint} checkpoint */
  const sumOf = ({ step, parameters, statistics, memory: { moments, sharpness, queue } }) => {
    let sum = 2_166_136_261;
    for (const array of [parameters, statistics, moments, sharpness, queue?.rows, queue?.photos]) {
      if (!array) continue;
      const words = new Uint32Array(array.buffer, array.byteOffset, array.length);
      for (const word of words) sum = Math.imul(sum ^ word, 16_777_619);
    }
    return `${step}:${sum >>> 0}`;
  };

  const compare = (/** @type {number} */ rows, /** @type {Float64Array} */ buffer) => {
    if (buffer.length % COLUMNS !== 0) throw new Error('soak: METRIC_NAMES has another length now');
    for (let at = 0; at < rows * COLUMNS; at += COLUMNS) {
      const [step = 0, loss = 0] = buffer.subarray(at, at + 2);
      const before = losses.get(step);
      if (before !== undefined) {
        watched.again += 1;
        if (!Object.is(before, loss)) watched.different += 1;
      }
      losses.set(step, loss);
    }
  };

  const heard = (/** @type {FromWorker} */ { name, payload, result }) => {
    if (name === 'metrics' && payload) compare(payload.rows, payload.buffer);
    if (name === 'checkpoint' && payload) sums.set(payload.step, sumOf(payload));
    if (result?.run?.checkpoint) tell({ loaded: sumOf(result.run.checkpoint) });
  };

  const said = (/** @type {ToWorker} */ { name, params }) => {
    if (name === 'save' && params) tell({ saving: sumOf(params.run.checkpoint) });
    if (name !== 'train' || !params) return;
    const { from } = params;
    if (from === null) {
      losses.clear();
      return;
    }
    watched.handed += 1;
    if (sums.get(from.step) !== sumOf(from)) watched.altered += 1;
  };

  class Watched extends Worker {
    constructor(/** @type {string | URL} */ address, /** @type {WorkerOptions} */ options) {
      super(address, options);
      this.addEventListener('message', (/** @type {MessageEvent<FromWorker>} */ { data }) => heard(data));
      if (!String(address).includes('engine.worker')) return;
      engines.push(this);
      watched.noticedMs ??= performance.now() - faultMs;
    }

    /** @override @param {ToWorker} data @param {Transferable[] | StructuredSerializeOptions} [transfer] */
    postMessage(data, transfer) {
      said(data);
      super.postMessage(data, /** @type {Transferable[]} */ (transfer));
    }
  }

  const realNow = Date.now.bind(Date);
  // Three losses within a minute are given up: the page's clock jumps ahead between two.
  Date.now = () => realNow() + skippedMs;

  Object.assign(globalThis, {
    Worker: Watched,
    soakWatched: watched,
    soakFault: (/** @type {string} */ kind) => {
      skippedMs += 61_000;
      watched.noticedMs = null;
      faultMs = performance.now();
      if (kind === 'terminate') engines.at(-1)?.terminate();
      else channel.postMessage(kind);
    },
  });
};

/** Runs in the engine's worker, before its own script. */
export const openEngine = () => {
  /** @type {{ destroy(): void } | null} */
  let device = null;
  const { GPUAdapter } =
    /** @type {{ GPUAdapter?: { prototype: { requestDevice: (...wanted: unknown[]) => Promise<typeof device> } } }} */ (
      /** @type {unknown} */ (globalThis)
    );
  if (GPUAdapter) {
    const { requestDevice } = GPUAdapter.prototype;
    GPUAdapter.prototype.requestDevice = async function (/** @type {unknown[]} */ ...wanted) {
      device = await requestDevice.apply(this, wanted);
      return device;
    };
  }
  // The loop of a run asks before each step whether it is to end.
  const asked = Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted');
  const throwOnce = () =>
    Object.defineProperty(AbortSignal.prototype, 'aborted', {
      configurable: true,
      get() {
        if (asked) Object.defineProperty(AbortSignal.prototype, 'aborted', asked);
        throw new Error('soak: a step that throws');
      },
    });
  new BroadcastChannel('soak').onmessage = ({ data }) => {
    if (data === 'destroy') device?.destroy();
    if (data === 'step') throwOnce();
    if (data === 'throw')
      setTimeout(() => {
        throw new Error('soak: a worker that throws');
      });
  };
};

/** Runs in the worker that keeps projects, before its own script: tells when a write begins, and when the disk has it. */
export const openKeeper = () => {
  const channel = new BroadcastChannel('soak keeps');
  const store =
    /** @type {{ put: (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey> }} */ (
      IDBObjectStore.prototype
    );
  const { put } = store;
  store.put = function (...given) {
    channel.postMessage('writing');
    this.transaction.addEventListener('complete', () => channel.postMessage('written'));
    return put.apply(this, given);
  };
};
