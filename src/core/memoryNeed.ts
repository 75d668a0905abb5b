import { channelsOf, outputShape, parametersOf, type Shape } from './architecture/layer.ts';
import { architectureOf } from './architecture/normalisation.ts';
import { finalShape, walk, type PlacedLayer } from './architecture/summary.ts';
import { LOSS_TRAITS, queueInForce } from './losses.ts';
import { SETTING_RANGES, type BackendName, type Settings } from './settings.ts';

const FLOAT_BYTES = 4;
const GIBIBYTE = 2 ** 30;

/**
 * Most that a run may take of the memory that there is. A GPU does not tell how much that is: more than this few have
 * to spare, and what one lacks below it the run says itself, with a smaller batch to go on with. WebAssembly addresses
 * 4 GiB, of which a run gets what is not scattered.
 */
const BUDGETS: Readonly<Record<BackendName, number>> = {
  webgpu: 8 * GIBIBYTE,
  webgl: 2 * GIBIBYTE,
  wasm: 2 * GIBIBYTE,
  cpu: 2 * GIBIBYTE,
};

/** Views on WebGPU carry a channel of zeros, so that four numbers are read at a time. */
const VIEW_CHANNELS = 4;

/** θ and two moments, as AdamW has them; other optimizers have one less. */
const STATE_ROWS = 3;

/** Threads and parts that a filter's gradient is summed by: `kernels/conv2d/programs.ts`. */
const FILTER_GRADIENT_THREADS = 16_384;
const MOST_CHUNKS = 256;

/** Views that are embedded at once (`training/embedding.ts`), and dispatches that go to the GPU together (`device.ts`). */
const CHUNK = 16;
const DISPATCHES_A_SUBMIT = 128;

/** Bytes that a run takes. */
export interface MemoryNeed {
  /** Of its largest array. */
  readonly largest: number;
  /** Of all that is there at once, about. */
  readonly total: number;
}

/** What a device has for it. */
export interface MemoryLimits {
  readonly backend: BackendName;
  /** Bytes of the largest buffer, where the adapter tells. */
  readonly mostBufferBytes?: number;
}

/**
 * What a run needs on WebGPU, by the shapes of the network; elsewhere it needs no more. TensorFlow.js keeps every buffer
 * for the next array of that very size and frees none, so that what was needed at any time adds up:
 *
 *     2·(outputs + views)       each layer's output waits for the way back, and the tape keeps the gradient of each until
 *                               the step is over; views of two steps, of four channels, since one is made ahead
 *   + Σ chunks·|filter|         sums of each filter's gradient over rows of the batch, before they are added up
 *   + 20·|θ|                    three rows of θ and moments before and after a step and on the way in and out, four
 *                               vectors for copies and gradients, and four times the arrays they are cut into
 *   + 16·logits                 of losses that have no kernel of their own: similarities, masks, ranks and their gradients
 *   + 4·queue                   before and after a step, and on the way in and out
 *   + evaluated outputs         of the chunks that are embedded between two submissions
 *
 * The photos on the GPU, up to 1 GiB, come on top and are the same for every batch.
 */
export function memoryNeed(settings: Settings): MemoryNeed {
  const { encoder, normalisation, own, imageSize, batchSize } = settings;
  const views = 2 * batchSize;
  const architecture = architectureOf(encoder, normalisation, own);
  const input: Shape = [imageSize, imageSize, 3];
  const hidden = finalShape(architecture.encoder, input);
  const places = [...walk(architecture.encoder, input, ''), ...walk(architecture.head, hidden, '')];
  const outputs = places.map(({ layer, input: into }) => sizeOf(outputShape(layer, into)));
  const [weights, projection] = [sum(places.flatMap(weightsOf)), outputs.at(-1) ?? 0];
  const queue = queueInForce(settings);
  const anchors = LOSS_TRAITS[settings.loss].anchors === 'all' ? views : batchSize;
  const logits = hasKernel(settings) ? 0 : anchors * (anchors + queue);
  const viewSize = imageSize * imageSize * VIEW_CHANNELS;
  const partial = places.map((place) => partialFilterGradients(place, views));
  const state = STATE_ROWS * weights;
  const largest = Math.max(
    ...outputs.map((size) => size * views),
    viewSize * views,
    logits,
    state,
    ...partial,
  );
  const total =
    2 * views * (sum(outputs) + viewSize) +
    sum(partial) +
    20 * weights +
    16 * logits +
    4 * queue * projection +
    evaluatedOutputs(places, batchSize);
  return { largest: largest * FLOAT_BYTES, total: total * FLOAT_BYTES };
}

/** Whether a device has the memory that a step needs. */
export function fits(settings: Settings, { backend, mostBufferBytes = Infinity }: MemoryLimits): boolean {
  const { largest, total } = memoryNeed(settings);
  return largest <= mostBufferBytes && total <= BUDGETS[backend];
}

/** The largest batch, no larger than the settings', that a device has memory for; null where none is small enough. */
export function largestBatch(settings: Settings, limits: MemoryLimits): number | null {
  const fitting = (batchSize: number): boolean => fits({ ...settings, batchSize }, limits);
  let [low, high] = [SETTING_RANGES.batchSize.min, settings.batchSize];
  if (!fitting(low)) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitting(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** NT-Xent and DCL without a queue go from z to loss without a matrix of all pairs: `kernels/contrastive`. */
function hasKernel(settings: Settings): boolean {
  return (settings.loss === 'nt-xent' || settings.loss === 'dcl') && queueInForce(settings) === 0;
}

function weightsOf({ layer, input, prefix }: PlacedLayer): number[] {
  return parametersOf(layer, input, prefix).map(({ shape }) => sizeOf(shape));
}

/** Numbers of ∂L/∂filter as `kernels/conv2d/programs.ts` makes it: a filter for each of at most 256 parts of the rows. */
function partialFilterGradients({ layer, input }: PlacedLayer, views: number): number {
  if (layer.kind !== 'conv') return 0;
  const [height = 1] = outputShape(layer, input);
  const fours = Math.ceil(channelsOf(input) / 4);
  const threads = layer.kernel * fours * Math.ceil(layer.filters / 8);
  const chunks = Math.min(views * height, MOST_CHUNKS, Math.ceil(FILTER_GRADIENT_THREADS / threads));
  return chunks * layer.kernel ** 2 * 4 * fours * layer.filters;
}

/** Outputs of chunks of views that are embedded between two submissions; a normalisation is one with what it follows. */
function evaluatedOutputs(places: readonly PlacedLayer[], batchSize: number): number {
  const own = places.filter(({ layer }) => layer.kind !== 'batchNorm');
  const inFlight = Math.min(Math.ceil(DISPATCHES_A_SUBMIT / own.length), Math.ceil((2 * batchSize) / CHUNK));
  return CHUNK * inFlight * sum(own.map(({ layer, input }) => sizeOf(outputShape(layer, input))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
