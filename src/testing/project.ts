import { METRIC_NAMES } from '../core/metrics.ts';
import type { Project } from '../core/project.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import { layoutOf } from '../engine/models/layout.ts';
import { packProject, unpackProject } from '../formats/project/projectData.ts';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, batchSize: 8, imageSize: 16, steps: 60 };

/** A project of a run that was kept after its second step, with 20 photos. */
export function sampleProject(settings: Settings = SETTINGS): Project {
  const { encoder, imageSize, normalisation, own } = settings;
  const layout = layoutOf(encoder, imageSize, normalisation, own);
  const { parameterLength, statisticsLength, projection } = layout;
  const numbers = (length: number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length }, (_, at) => Math.sin(at + 1));
  return {
    savedAt: '2026-02-03T04:05:06.000Z',
    settings: { ...settings, temperature: 0.4 },
    chosen: ['batchSize'],
    photos: { count: 20, fingerprint: '0123456789abcdef', from: 'user' },
    sayings: {
      excluded: [19],
      pairMarks: [{ photos: [1, 2], meaning: 'same' }],
      groupChoices: [[0, 'keep-one']],
      classes: ['cats', '__proto__'],
      labels: [[3, 1]],
    },
    run: {
      begun: settings,
      changes: [{ step: 2, name: 'temperature', from: 0.2, to: 0.4 }],
      recoveries: [{ code: 'device-lost', lostAt: 2, from: 1 }],
      environment: {
        ...{ backend: 'wasm', adapter: '', gigaflops: 4, halfPrecision: false, photos: 19, labels: 0 },
        ...{ startedAt: '2026-02-03T04:00:00.000Z', browser: 'Test 1.0' },
      },
      marks: { excluded: Uint8Array.from({ length: 20 }, (_, id) => (id === 19 ? 1 : 0)) },
      checkpoint: {
        settings: { ...settings, temperature: 0.4 },
        step: 2,
        parameters: numbers(parameterLength),
        statistics: numbers(statisticsLength),
        memory: {
          moments: numbers(2 * parameterLength),
          sharpness: null,
          queue:
            settings.queue === 0
              ? null
              : { rows: numbers(settings.queue * projection), photos: Int32Array.of(3, 1) },
        },
      },
      metrics: Float64Array.from({ length: 2 * METRIC_NAMES.length }, (_, at) =>
        at % METRIC_NAMES.length === 0 ? 1 + at / METRIC_NAMES.length : at % 3 === 0 ? NaN : 0.5,
      ),
      maps: [
        {
          step: 0,
          photos: Uint32Array.of(4, 0),
          positions: Float32Array.of(1, 2, 3, 4),
          pairPhotos: Uint32Array.of(4),
          pairPositions: Float32Array.of(1, 2, 3, 4),
        },
      ],
    },
    runs: {
      past: [
        {
          ...{ settings: { ...settings, temperature: 0.3 }, photos: 20, set: 0, said: 1 },
          ...{ number: 1, before: null, changes: [], lastStep: 60 },
          curves: [
            {
              ...{ name: 'loss', stride: 20 },
              ...{ steps: Float64Array.of(20, 40, 60), values: Float64Array.of(3, 2, 1) },
            },
          ],
          shown: true,
        },
      ],
      number: 2,
      before: { settings, photos: 20, set: 0, said: 1 },
    },
  };
}

/** A project as a reader of its file has it: packed, unpacked and looked through. */
export function readAgain(project: Project): Project {
  return unpackProject(packProject(project));
}
