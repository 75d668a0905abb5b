import * as v from 'valibot';
import {
  AUGMENTATION_NAMES,
  AUGMENTATION_RANGES,
  PRESET_NAMES,
  presetOf,
  PRESETS,
  type Augmentation,
} from '../core/augmentation.ts';
import {
  BACKENDS,
  DUPLICATE_CHOICES,
  ENCODERS,
  isAllowed,
  LOSSES,
  NEGATIVES,
  NORMALISATIONS,
  OPTIMIZER_NAMES,
  SETTING_RANGES,
  SIMILARITIES,
  type BackendName,
  type NumericSetting,
  type Settings,
} from '../core/settings.ts';
import { STEPS, type SettingKey, type SettingName, type StepName, type StudioState } from './state.ts';

/** What an address says. Only settings that it names are there. */
export interface ParsedHash {
  readonly settings: Partial<Omit<Settings, 'augmentation' | 'own'>>;
  readonly augmentation: Partial<Augmentation>;
  readonly backend: BackendName | null;
  /** Whether kernels are chosen by timing them; false only where the address says `tune=off`. */
  readonly tune: boolean;
  /** Whether half precision may be used; true only where the address says `half=on`. */
  readonly half: boolean;
  readonly step: StepName | null;
  /** What was ignored and why, in words. */
  readonly ignored: readonly string[];
}

/** Keys of the address, as CONTRACT names them. */
const SETTING_KEYS: Readonly<Record<SettingName, string>> = {
  encoder: 'encoder',
  freeze: 'freeze',
  normalisation: 'norm',
  loss: 'loss',
  similarity: 'similarity',
  temperature: 'temperature',
  learnTemperature: 'learn-temperature',
  margin: 'margin',
  negatives: 'negatives',
  queue: 'queue',
  batchSize: 'batch',
  imageSize: 'size',
  steps: 'steps',
  optimizer: 'optimizer',
  learningRate: 'lr',
  seed: 'seed',
  heldOut: 'held-out',
  duplicates: 'duplicates',
};

const decimal = v.pipe(
  v.string(),
  v.regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'it is not a number'),
  v.transform(Number),
);

const picked = <const T extends readonly string[]>(names: T) =>
  v.picklist(names, `it is none of ${names.join(', ')}`);

const onOrOff = v.pipe(
  picked(['on', 'off']),
  v.transform((word) => word === 'on'),
);

function setting(name: NumericSetting) {
  const { min, max, multipleOf } = SETTING_RANGES[name];
  const steps = multipleOf === undefined ? '' : ` and be a multiple of ${multipleOf}`;
  return v.pipe(
    decimal,
    v.check((value) => isAllowed(name, value), `it must lie between ${min} and ${max}${steps}`),
  );
}

function strength(name: keyof Augmentation) {
  const { min, max } = AUGMENTATION_RANGES[name];
  const message = `it must lie between ${min} and ${max}`;
  return v.pipe(decimal, v.minValue(min, message), v.maxValue(max, message));
}

const settingSchemas: Readonly<Record<SettingName, v.GenericSchema<string, string | number | boolean>>> = {
  encoder: picked([...ENCODERS, 'own']),
  freeze: onOrOff,
  normalisation: picked(NORMALISATIONS),
  loss: picked(LOSSES),
  similarity: picked(SIMILARITIES),
  temperature: setting('temperature'),
  learnTemperature: onOrOff,
  margin: setting('margin'),
  negatives: picked(NEGATIVES),
  queue: setting('queue'),
  batchSize: setting('batchSize'),
  imageSize: setting('imageSize'),
  steps: setting('steps'),
  optimizer: picked(OPTIMIZER_NAMES),
  learningRate: setting('learningRate'),
  seed: setting('seed'),
  heldOut: setting('heldOut'),
  duplicates: picked(DUPLICATE_CHOICES),
};

const settingNames = Object.keys(SETTING_KEYS) as SettingName[];

/** Reads an address, with or without its `#`. Whatever it says that makes no sense is left out. */
export function parseHash(hash: string): ParsedHash {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const ignored: string[] = [];
  const read = <T>(key: string, schema: v.GenericSchema<string, T>): T | undefined => {
    const text = params.get(key);
    params.delete(key);
    if (text === null) return undefined;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    ignored.push(`${key}=${text}: ${result.issues[0].message}`);
    return undefined;
  };
  const settings = Object.fromEntries(
    settingNames
      .map((name) => [name, read(SETTING_KEYS[name], settingSchemas[name])] as const)
      .filter(isNamed),
  );
  const preset = read('preset', picked(PRESET_NAMES));
  const single = Object.fromEntries(
    AUGMENTATION_NAMES.map(
      (name) => [name, read(AUGMENTATION_RANGES[name].key, strength(name))] as const,
    ).filter(isNamed),
  );
  const augmentation = { ...(preset && PRESETS[preset]), ...single };
  const backend = read('backend', picked(BACKENDS)) ?? null;
  const tune = read('tune', onOrOff) ?? true;
  const half = read('half', onOrOff) ?? false;
  const step = read('step', picked(STEPS)) ?? null;
  for (const key of params.keys()) ignored.push(`${key}: there is no such setting`);
  return { settings, augmentation, backend, tune, half, step, ignored };
}

function inAddress(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

function isNamed(entry: readonly [string, unknown]): boolean {
  return entry[1] !== undefined;
}

/** The address of a step with what the user has set, and nothing that was only suggested to him. */
export function formatHash(
  {
    settings,
    chosen,
    backend,
    tune,
    half,
  }: Pick<StudioState, 'settings' | 'chosen' | 'backend' | 'tune' | 'half'>,
  step: StepName,
): string {
  const params = new URLSearchParams({ step });
  const isChosen = (name: SettingKey): boolean => chosen.has(name);
  for (const name of settingNames.filter(isChosen)) params.set(SETTING_KEYS[name], inAddress(settings[name]));
  const preset = AUGMENTATION_NAMES.every(isChosen) ? presetOf(settings.augmentation) : null;
  if (preset) params.set('preset', preset);
  for (const name of preset ? [] : AUGMENTATION_NAMES.filter(isChosen)) {
    params.set(AUGMENTATION_RANGES[name].key, String(settings.augmentation[name]));
  }
  if (backend) params.set('backend', backend);
  if (!tune) params.set('tune', 'off');
  if (half) params.set('half', 'on');
  return `#${params.toString()}`;
}
