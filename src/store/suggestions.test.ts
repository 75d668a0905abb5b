import { expect, it } from 'vitest';
import { inEnglish } from '../core/message.ts';
import type { PhotoRecord } from '../core/photos.ts';
import type { DeviceState } from './phases.ts';
import { INITIAL_STATE, type SettingKey } from './state.ts';
import { withSuggestions } from './suggestions.ts';

const photos = (count: number): PhotoRecord[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    path: `${id}.jpg`,
    label: null,
    width: 640,
    height: 480,
    hash: '0'.repeat(16),
  }));
const slow: DeviceState = {
  phase: 'ready',
  backend: 'webgpu',
  adapter: 'SwiftShader',
  software: true,
  gigaflops: 4,
};

it('leaves alone what the user has set', () => {
  const chosen = new Set<SettingKey>(['steps', 'imageSize']);
  const settings = { ...INITIAL_STATE.settings, steps: 60, imageSize: 48 };
  const next = withSuggestions({ ...INITIAL_STATE, settings, chosen, device: slow, photos: photos(240) });
  expect(next.settings).toMatchObject({ steps: 60, imageSize: 48, batchSize: 32, loss: 'dcl' });
  expect(next.notice).toBeNull();
});

it.each([
  ['adamw', 1e-3],
  ['sgd', 0.00375],
  ['lars', 0.0375],
] as const)('suggests the learning rate that goes with %s, unless one was chosen', (optimizer, rate) => {
  const settings = { ...INITIAL_STATE.settings, optimizer, learningRate: 0.5 };
  const given = { ...INITIAL_STATE, settings, device: slow, photos: photos(240) };
  expect(withSuggestions(given).settings).toMatchObject({ batchSize: 32, learningRate: rate });
  const chosen = new Set<SettingKey>(['learningRate', 'optimizer']);
  expect(withSuggestions({ ...given, chosen }).settings.learningRate).toBe(0.5);
});

it('takes a processor for a slow device, however well it convolves', () => {
  const device: DeviceState = { ...slow, backend: 'wasm', adapter: '8 threads, SIMD', gigaflops: 150 };
  const next = withSuggestions({ ...INITIAL_STATE, device, photos: photos(240) });
  expect(next.settings).toMatchObject({ imageSize: 32, steps: 1000 });
});

it('lowers a batch that the photos do not allow, and says so', () => {
  const chosen = new Set<SettingKey>(['batchSize']);
  const settings = { ...INITIAL_STATE.settings, batchSize: 128 };
  const next = withSuggestions({ ...INITIAL_STATE, settings, chosen, photos: photos(40) });
  expect(next.settings.batchSize).toBe(20);
  expect(inEnglish(next.notice!)).toContain('20');
});

it('asks nothing of photos that are not there yet', () => {
  const chosen = new Set<SettingKey>(['batchSize']);
  const settings = { ...INITIAL_STATE.settings, batchSize: 128 };
  const next = withSuggestions({ ...INITIAL_STATE, settings, chosen });
  expect(next.settings.batchSize).toBe(128);
  expect(next.notice).toBeNull();
});

it('does not lower a batch because only the first photos have been read so far', () => {
  const chosen = new Set<SettingKey>(['batchSize']);
  const next = withSuggestions({
    ...INITIAL_STATE,
    settings: { ...INITIAL_STATE.settings, batchSize: 32 },
    chosen,
    photos: photos(20),
    importing: {
      phase: 'importing',
      via: 'files',
      done: 20,
      total: 240,
      before: 0,
      photos: 20,
      skipped: 0,
      rate: 50,
      secondsLeft: null,
    },
  });
  expect(next.settings.batchSize).toBe(32);
  expect(next.notice).toBeNull();
});
