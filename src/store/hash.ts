import * as v from 'valibot';
import {
  AUGMENTATION_NAMES,
  AUGMENTATION_RANGES,
  PRESET_NAMES,
  presetOf,
  PRESETS,
  type Augmentation,
} from '../core/augmentation.ts';
import { LANGUAGES, type LanguageName } from '../core/languages.ts';
import { message, type Message } from '../core/message.ts';
import {
  BACKENDS,
  DUPLICATE_CHOICES,
  ENCODERS,
  LOSSES,
  NEGATIVES,
  NORMALISATIONS,
  OPTIMIZER_NAMES,
  SIMILARITIES,
  type BackendName,
  type Settings,
} from '../core/settings.ts';
import { NO_NUMBER, onOrOff, picked, setting, strength, type Reading } from './hashReadings.ts';
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
  /** The language that it asks for, by `lang=de`. */
  readonly language: LanguageName | null;
  /** What was ignored and why. */
  readonly ignored: readonly Message[];
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

const settingReadings: Readonly<Record<SettingName, Reading<string | number | boolean>>> = {
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
  const ignored: Message[] = [];
  const read = <T>(key: string, { schema, refusal }: Reading<T>): T | undefined => {
    const text = params.get(key);
    params.delete(key);
    if (text === null) return undefined;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    const reason = result.issues[0].type === 'regex' ? NO_NUMBER : refusal;
    ignored.push(message('{key}={text}: {reason}', { key, text, reason }));
    return undefined;
  };
  const settings = Object.fromEntries(
    settingNames
      .map((name) => [name, read(SETTING_KEYS[name], settingReadings[name])] as const)
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
  const language = read('lang', picked(LANGUAGES)) ?? null;
  for (const key of params.keys()) ignored.push(message('{key}: there is no such setting', { key }));
  return { settings, augmentation, backend, tune, half, step, language, ignored };
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
    language,
  }: Pick<StudioState, 'settings' | 'chosen' | 'backend' | 'tune' | 'half' | 'language'>,
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
  if (language) params.set('lang', language);
  return `#${params.toString()}`;
}
