import { createStudio } from '../../src/store/studio.ts';
import { browserAddress } from '../../src/ui/shell/browserAddress.ts';
import { mount } from '../../src/ui/mount.tsx';
import { DrawnDataset } from './drawnDataset.ts';
import { FrameWatch, type Watched } from './frameWatch.ts';
import { InputWatch, type Felt } from './inputWatch.ts';

/** What `bench/page.mjs`, `sheet.mjs`, `input.mjs` and `probe.mjs` call in the page, which is the product's with photos that are drawn. */
export interface StudioBench {
  /** Fills the page with photos. */
  fill(count: number): Promise<void>;
  /** A map of all photos, as a fast engine would send it; each turn the cloud is turned a little. */
  pushMap(turn: number): void;
  /** Puts the linear probe to work on the folders' names, as its button does; milliseconds until the page has what it says of all photos. */
  putProbeToWork(): Promise<number>;
  /** From now on, count frames and long tasks. */
  watch(): void;
  watched(): Watched;
  /** What was felt of the page since it was loaded. */
  felt(): Felt;
}

const studio = createStudio({
  spawnDataset: () => new DrawnDataset(),
  spawnEngine: () =>
    new Worker(new URL('../../src/worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  spawnUmap: () =>
    new Worker(new URL('../../src/worker/umap.worker.ts', import.meta.url), { type: 'module' }),
  spawnKeeper: () =>
    new Worker(new URL('../../src/worker/keeper.worker.ts', import.meta.url), { type: 'module' }),
  collectFiles: () => Promise.resolve(files),
  loadSamples: () => Promise.resolve([]),
  save: () => undefined,
  chooseFolder: null,
  folders: null,
  browser: navigator.userAgent,
  address: browserAddress,
});

let files: { path: string; file: File }[] = [];
let watch: FrameWatch | null = null;
const inputs = new InputWatch();

const studioBench: StudioBench = {
  async fill(count) {
    const file = new File([], 'drawn.jpg');
    files = Array.from({ length: count }, (_, at) => ({ path: `kind ${at % 10}/${at}.jpg`, file }));
    await studio.actions.importInput(new Event('change'));
  },

  pushMap(turn) {
    const count = Math.min(10_000, studio.state.getState().photos.length);
    const positions = new Float32Array(count * 2);
    for (let at = 0; at < count; at++) {
      const kind = (at % 10) * 0.628 + turn * 0.05;
      const [noise, other] = [Math.sin(at * 12.9898), Math.sin(at * 78.233 + turn)];
      positions[at * 2] = Math.cos(kind) + 0.4 * noise;
      positions[at * 2 + 1] = Math.sin(kind) + 0.4 * other;
    }
    const photos = Uint32Array.from({ length: count }, (_, at) => at);
    const pairPhotos = photos.slice(0, 32);
    const pairPositions = Float32Array.from({ length: 128 }, (_, at) => Math.sin(at * 3.7));
    studio.map.push({ runId: 0, step: turn, photos, positions, pairPhotos, pairPositions });
  },

  async putProbeToWork() {
    const started = performance.now();
    await studio.actions.putToWork('probe');
    const { classifier } = studio.state.getState();
    if (classifier.phase !== 'ready') throw new Error(`the probe came to no end: ${classifier.phase}`);
    return performance.now() - started;
  },

  watch() {
    watch = new FrameWatch();
  },

  watched() {
    if (watch === null) throw new Error('nothing was watched');
    return watch.end();
  },

  felt: () => inputs.felt(),
};

declare global {
  var studioBench: StudioBench;
}
globalThis.studioBench = studioBench;

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
void mount(root, studio);
