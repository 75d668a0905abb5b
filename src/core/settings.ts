import type { OwnEncoder } from './architecture/ownEncoder.ts';
import { DEFAULT_AUGMENTATION, type Augmentation } from './augmentation.ts';

/** Those whose weights are drawn from the seed; beside them an encoder from a file, `own`. */
export const ENCODERS = ['tiny', 'small', 'medium'] as const;
export const NORMALISATIONS = ['batch', 'group'] as const;
export const LOSSES = ['nt-xent', 'dcl', 'info-nce', 'nce', 'triplet', 'supcon'] as const;
export const SIMILARITIES = ['cosine', 'dot'] as const;
export const NEGATIVES = ['random', 'semi-hard', 'hard'] as const;
export const OPTIMIZER_NAMES = ['adamw', 'sgd', 'lars'] as const;
export const DUPLICATE_CHOICES = ['leave', 'keep-one', 'positives'] as const;
export const BACKENDS = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;

export type BuiltInEncoder = (typeof ENCODERS)[number];
export type EncoderName = BuiltInEncoder | 'own';
export type Normalisation = (typeof NORMALISATIONS)[number];
export type LossName = (typeof LOSSES)[number];
export type Similarity = (typeof SIMILARITIES)[number];
/** Which of the negatives a triplet is made with: any; the nearest beyond the positive; the nearest. */
export type Negatives = (typeof NEGATIVES)[number];
export type OptimizerName = (typeof OPTIMIZER_NAMES)[number];
/** What becomes of near-duplicates: different photos all the same; one for all; pairs of one another. */
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];
export type BackendName = (typeof BACKENDS)[number];

/** What the visitor asks of the device. */
export interface DeviceChoice {
  /** Null for the fastest that there is. */
  readonly backend: BackendName | null;
  /** Whether kernels are chosen by timing them on this device. */
  readonly tune: boolean;
  /** Whether half precision may be used where a check finds that it serves; it takes timing. */
  readonly half: boolean;
}

/** Why something else than WebGPU computes although nobody asked for it. */
export type Fallback = 'no-gpu' | 'emulated-gpu' | 'slow-gpu' | 'wrong-gpu';

/** Everything that decides a run, apart from the photos themselves and the backend. */
export interface Settings {
  readonly encoder: EncoderName;
  /** The encoder that was opened from a file; there if, and only if, `encoder` is `own`. */
  readonly own?: OwnEncoder;
  /** Whether only the projection head learns; see `isFrozen`. */
  readonly freeze: boolean;
  /** What keeps the network's numbers in range: by the batch, or by groups of channels of each view alone. */
  readonly normalisation: Normalisation;
  readonly loss: LossName;
  readonly similarity: Similarity;
  /** τ: similarities are divided by it; lower means that the nearest negatives count more. */
  readonly temperature: number;
  /** Whether τ is a parameter that training moves, from `temperature` on. */
  readonly learnTemperature: boolean;
  /** How much farther than its positive an anchor's negative should lie. */
  readonly margin: number;
  readonly negatives: Negatives;
  /** Embeddings of earlier steps that are kept as further negatives; 0 for none. */
  readonly queue: number;
  /** Photos a batch, B; the network sees 2B views. */
  readonly batchSize: number;
  /** Side of a view in pixels. */
  readonly imageSize: number;
  readonly steps: number;
  readonly optimizer: OptimizerName;
  /** The optimizer's peak learning rate, after warm-up and before cosine decay. */
  readonly learningRate: number;
  readonly seed: number;
  /** Share of the photos that is measured by and never trained on. */
  readonly heldOut: number;
  /** What becomes of groups of near-duplicates, but for those that a choice of their own was made for. */
  readonly duplicates: DuplicateChoice;
  readonly augmentation: Augmentation;
}

export type SettingName = Exclude<keyof Settings, 'augmentation' | 'own'>;
/** Everything that a user can set, by name. */
export type SettingKey = SettingName | keyof Augmentation;

/** The settings of reference workload R1, but for batch and steps, which a first look keeps short. */
export const DEFAULT_SETTINGS: Settings = {
  encoder: 'tiny',
  freeze: false,
  normalisation: 'batch',
  loss: 'nt-xent',
  similarity: 'cosine',
  temperature: 0.2,
  learnTemperature: false,
  margin: 0.5,
  negatives: 'semi-hard',
  queue: 0,
  batchSize: 64,
  imageSize: 64,
  steps: 1500,
  optimizer: 'adamw',
  learningRate: 1e-3,
  seed: 1,
  heldOut: 0.1,
  duplicates: 'leave',
  augmentation: DEFAULT_AUGMENTATION,
};

export type NumericSetting =
  | 'temperature'
  | 'margin'
  | 'queue'
  | 'batchSize'
  | 'imageSize'
  | 'steps'
  | 'learningRate'
  | 'seed'
  | 'heldOut';

/** Bounds of each numeric setting; `whole` ones take whole numbers, sizes only multiples of `multipleOf`. */
export const SETTING_RANGES: Readonly<
  Record<NumericSetting, { min: number; max: number; whole: boolean; multipleOf?: number }>
> = {
  temperature: { min: 0.01, max: 2, whole: false },
  margin: { min: 0.01, max: 10, whole: false },
  queue: { min: 0, max: 65_536, whole: true },
  batchSize: { min: 4, max: 512, whole: true },
  imageSize: { min: 16, max: 128, whole: true, multipleOf: 8 },
  steps: { min: 1, max: 1_000_000, whole: true },
  learningRate: { min: 1e-6, max: 10, whole: false },
  seed: { min: 0, max: 4_294_967_295, whole: true },
  heldOut: { min: 0, max: 0.5, whole: false },
};

/** Whether a number is allowed for a setting. */
export function isAllowed(name: NumericSetting, value: number): boolean {
  const range = SETTING_RANGES[name];
  if (!Number.isFinite(value) || value < range.min || value > range.max) return false;
  if (range.whole && !Number.isInteger(value)) return false;
  return range.multipleOf === undefined || value % range.multipleOf === 0;
}

/**
 * How every optimizer is run: linear warm-up over a share of the steps, cosine decay to a share of the peak, and
 * clipping of the gradient's global norm. And how AdamW is: weight decay on every parameter, and its constants. R1's
 * values, and a clip that acts on most steps: gradients of healthy runs have norms of 5 to 15.
 */
export const OPTIMIZER = {
  weightDecay: 1e-4,
  warmUp: 0.05,
  finalShare: 0,
  clipNorm: 1,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
} as const;

/** Side of the cached picture that views are cut from: room for crops above the view's own size. */
export function cacheSide(imageSize: number): number {
  return Math.ceil((imageSize * 1.3) / 4) * 4;
}
