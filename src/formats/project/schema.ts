import * as v from 'valibot';
import { AUGMENTATION_NAMES, AUGMENTATION_RANGES } from '../../core/augmentation.ts';
import { CLASSIFIER_METHODS } from '../../core/classification.ts';
import * as names from '../../core/settings.ts';
import { layersSchema } from './layerSchema.ts';

const MOST_PHOTOS = 1_000_000;
const MOST_LISTED = 100_000;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(1000));
const numeric = (name: names.NumericSetting) =>
  v.pipe(
    v.number(),
    v.check((value) => names.isAllowed(name, value)),
  );
const list = <T extends v.GenericSchema>(of: T) => v.pipe(v.array(of), v.maxLength(MOST_LISTED));

const augmentation = v.strictObject(
  Object.fromEntries(
    AUGMENTATION_NAMES.map((name) => {
      const { min, max } = AUGMENTATION_RANGES[name];
      return [name, v.pipe(v.number(), v.minValue(min), v.maxValue(max))];
    }),
  ),
);

const settings = v.strictObject({
  encoder: v.picklist([...names.ENCODERS, 'own']),
  own: v.optional(
    v.strictObject({
      layers: layersSchema,
      imageSize: v.nullable(numeric('imageSize')),
      fingerprint: text,
    }),
  ),
  freeze: v.boolean(),
  normalisation: v.picklist(names.NORMALISATIONS),
  loss: v.picklist(names.LOSSES),
  similarity: v.picklist(names.SIMILARITIES),
  temperature: numeric('temperature'),
  learnTemperature: v.boolean(),
  margin: numeric('margin'),
  negatives: v.picklist(names.NEGATIVES),
  queue: numeric('queue'),
  batchSize: numeric('batchSize'),
  imageSize: numeric('imageSize'),
  steps: numeric('steps'),
  optimizer: v.picklist(names.OPTIMIZER_NAMES),
  learningRate: numeric('learningRate'),
  seed: numeric('seed'),
  heldOut: numeric('heldOut'),
  duplicates: v.picklist(names.DUPLICATE_CHOICES),
  augmentation,
});

const float32 = v.instance(Float32Array);
const marks = v.optional(v.instance(Uint8Array));
const groups = v.optional(v.instance(Int32Array));

const changes = list(v.strictObject({ step: whole, name: text, from: v.number(), to: v.number() }));

const run = v.strictObject({
  begun: settings,
  changes,
  recoveries: list(v.strictObject({ code: text, lostAt: whole, from: whole })),
  environment: v.strictObject({
    backend: v.picklist(names.BACKENDS),
    adapter: text,
    gigaflops: v.number(),
    halfPrecision: v.boolean(),
    photos: whole,
    labels: whole,
    startedAt: text,
    browser: text,
  }),
  marks: v.strictObject({ left: marks, positives: marks, groups, apart: groups, excluded: marks }),
  checkpoint: v.strictObject({
    settings,
    step: whole,
    parameters: float32,
    statistics: float32,
    memory: v.strictObject({
      moments: float32,
      sharpness: v.nullable(float32),
      queue: v.nullable(v.strictObject({ rows: float32, photos: v.instance(Int32Array) })),
    }),
  }),
  metrics: v.instance(Float64Array),
  maps: v.pipe(
    v.array(
      v.strictObject({
        step: whole,
        photos: v.instance(Uint32Array),
        positions: float32,
        pairPhotos: v.instance(Uint32Array),
        pairPositions: float32,
      }),
    ),
    v.maxLength(100),
  ),
});

const basis = { settings, photos: whole, set: whole, said: whole };
const before = v.nullable(v.strictObject(basis));
const curve = v.pipe(
  v.strictObject({
    name: text,
    stride: v.pipe(whole, v.minValue(1)),
    steps: v.instance(Float64Array),
    values: v.instance(Float64Array),
  }),
  v.check(({ steps, values }) => steps.length === values.length),
);

const runs = v.strictObject({
  past: v.pipe(
    v.array(
      v.strictObject({
        ...basis,
        number: whole,
        before,
        changes,
        lastStep: whole,
        curves: v.pipe(v.array(curve), v.maxLength(100)),
        shown: v.boolean(),
      }),
    ),
    v.maxLength(100),
  ),
  number: whole,
  before,
});

/** What `project.json` says, once its arrays stand in it again. */
export const projectSchema = v.strictObject({
  savedAt: v.pipe(text, v.isoTimestamp()),
  settings,
  chosen: v.pipe(v.array(text), v.maxLength(100)),
  photos: v.strictObject({
    count: v.pipe(whole, v.maxValue(MOST_PHOTOS)),
    fingerprint: text,
    from: v.picklist(['user', 'samples']),
  }),
  sayings: v.strictObject({
    excluded: list(whole),
    pairMarks: list(
      v.strictObject({ photos: v.tuple([whole, whole]), meaning: v.picklist(['same', 'duplicate']) }),
    ),
    groupChoices: list(v.tuple([whole, v.picklist(names.DUPLICATE_CHOICES)])),
    classes: v.pipe(v.array(text), v.maxLength(10_000)),
    labels: v.pipe(v.array(v.tuple([whole, whole])), v.maxLength(MOST_PHOTOS)),
  }),
  classifier: v.optional(v.picklist(CLASSIFIER_METHODS)),
  run,
  runs: v.optional(runs),
});
