import { describe, expect, it } from 'vitest';
import { inEnglish } from '../core/message.ts';
import { AUGMENTATION_NAMES, PRESETS } from '../core/augmentation.ts';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { formatHash, parseHash } from './hash.ts';
import type { SettingKey } from './state.ts';

describe('parseHash', () => {
  it('reads every key of the contract', () => {
    const hash =
      '#encoder=tiny&loss=nt-xent&similarity=cosine&temperature=0.2&batch=32&size=32&steps=60&lr=0.001&seed=1&backend=webgpu';
    expect(parseHash(hash)).toEqual({
      settings: {
        encoder: 'tiny',
        loss: 'nt-xent',
        similarity: 'cosine',
        temperature: 0.2,
        batchSize: 32,
        imageSize: 32,
        steps: 60,
        learningRate: 0.001,
        seed: 1,
      },
      augmentation: {},
      backend: 'webgpu',
      tune: true,
      half: false,
      language: null,
      step: null,
      ignored: [],
    });
  });

  it('reads what only some losses use', () => {
    const hash = '#loss=triplet&margin=0.7&negatives=hard&queue=1024&learn-temperature=on';
    expect(parseHash(hash)).toMatchObject({
      settings: { loss: 'triplet', margin: 0.7, negatives: 'hard', queue: 1024, learnTemperature: true },
      ignored: [],
    });
  });

  it('reads the normalisation', () => {
    expect(parseHash('#norm=group').settings).toEqual({ normalisation: 'group' });
  });

  it.each(['adamw', 'sgd', 'lars'] as const)('reads the optimizer %s', (optimizer) => {
    expect(parseHash(`#optimizer=${optimizer}&lr=4.8`).settings).toEqual({ optimizer, learningRate: 4.8 });
  });

  it('reads an encoder of one’s own, and whether it is frozen', () => {
    const parsed = parseHash('#encoder=own&freeze=on');
    expect(parsed).toMatchObject({ settings: { encoder: 'own', freeze: true }, ignored: [] });
  });

  it('reads the augmentation and the step', () => {
    const parsed = parseHash('step=augment&crop=0.5&rotate=15&grey=0');
    expect(parsed.step).toBe('augment');
    expect(parsed.augmentation).toEqual({ cropMinArea: 0.5, rotationDegrees: 15, greyscale: 0 });
    expect(parsed.ignored).toEqual([]);
  });

  it('reads a preset, and what is set beside it', () => {
    const parsed = parseHash('#preset=colour&crop=0.5');
    expect(parsed.augmentation).toEqual({ ...PRESETS.colour, cropMinArea: 0.5 });
    expect(parsed.ignored).toEqual([]);
  });

  it.each([
    'temperature=0',
    'temperature=warm',
    'temperature=',
    'batch=3',
    'batch=32.5',
    'batch=1e9',
    'size=30',
    'steps=0',
    'lr=-1',
    'seed=0x10',
    'encoder=huge',
    'norm=layer',
    'optimizer=adam',
    'lr=11',
    'freeze=1',
    'backend=metal',
    'tune=maybe',
    'half=1',
    'lang=fr',
    'margin=0',
    'queue=-1',
    'queue=0.5',
    'negatives=easy',
    'learn-temperature=true',
    'step=publish',
    'crop=0',
    'preset=own',
    'photo=secret.jpg',
  ])('ignores %s and says so', (text) => {
    const parsed = parseHash(`#${text}&loss=dcl`);
    expect(parsed.settings).toEqual({ loss: 'dcl' });
    expect(parsed.augmentation).toEqual({});
    expect(parsed.backend).toBeNull();
    expect(parsed.step).toBeNull();
    expect(parsed.ignored).toHaveLength(1);
    expect(inEnglish(parsed.ignored[0]!)).toContain(text.split('=')[0]);
  });

  it('finds nothing in an empty address', () => {
    expect(parseHash('')).toEqual({
      settings: {},
      augmentation: {},
      backend: null,
      tune: true,
      half: false,
      language: null,
      step: null,
      ignored: [],
    });
  });
});

describe('formatHash', () => {
  const state = (chosen: SettingKey[]) => ({
    settings: { ...DEFAULT_SETTINGS, temperature: 0.5, learningRate: 3e-7 + 1e-3 },
    chosen: new Set(chosen),
    backend: null,
    tune: true,
    half: false,
    language: null,
  });

  it('says what the user has set, and no more', () => {
    expect(formatHash(state([]), 'train')).toBe('#step=train');
    expect(formatHash(state(['temperature', 'flip']), 'encode')).toBe(
      '#step=encode&temperature=0.5&flip=0.5',
    );
  });

  it('says a preset by its name, as long as nothing was moved', () => {
    const chosen = state([...AUGMENTATION_NAMES]);
    const withViews = (augmentation: typeof PRESETS.colour) =>
      formatHash({ ...chosen, settings: { ...chosen.settings, augmentation } }, 'augment');
    expect(withViews(PRESETS.colour)).toBe('#step=augment&preset=colour');
    const moved = { ...PRESETS.colour, hue: 0.03 };
    expect(withViews(moved)).toContain('&hue=0.03&');
    expect(parseHash(withViews(moved)).augmentation).toEqual(moved);
  });

  it('is read back as it was written', () => {
    const names: SettingKey[] = [
      'encoder',
      'temperature',
      'learningRate',
      'batchSize',
      'hue',
      'learnTemperature',
      'optimizer',
    ];
    const written = formatHash(
      { ...state(names), backend: 'webgl', tune: false, half: true, language: 'de' },
      'apply',
    );
    const parsed = parseHash(written);
    expect(parsed.settings).toEqual({
      encoder: 'tiny',
      temperature: 0.5,
      learnTemperature: false,
      optimizer: 'adamw',
      learningRate: 3e-7 + 1e-3,
      batchSize: DEFAULT_SETTINGS.batchSize,
    });
    expect(parsed.augmentation).toEqual({ hue: DEFAULT_SETTINGS.augmentation.hue });
    const others = { backend: 'webgl', tune: false, half: true, language: 'de', step: 'apply' };
    expect(parsed).toMatchObject({ ...others, ignored: [] });
  });
});
