// Pages that die while they write what they keep: what is found then is one write, whole.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { begin, randomFrom, reach, stepOf, watch } from './faults.mjs';

/** @typedef {import('./stage.mjs').Stage} Stage */

const DEATHS = 50;
const settings = { encoder: 'tiny', size: '16', batch: '8', steps: '100000', backend: 'wasm' };
/** The page dies so long at most after a write has begun: later, the write would always be done. */
const LATEST_MS = 40;

/** Tells the soak of the writes of the worker that keeps. */
const hearKeeper = () => {
  new BroadcastChannel('soak keeps').onmessage = ({ data }) =>
    /** @type {{ soakTold?: (what: unknown) => void }} */ (globalThis).soakTold?.({ keeper: data });
};

/** @type {import('./stage.mjs').Part} */
export const kill = {
  minutes: 60,
  run: async (stage) => {
    const wanted = stage.count(DEATHS);
    const random = randomFrom(stage.seed + 1);
    const profile = mkdtempSync(path.join(stage.folder, 'kept-'));
    /** Sums of all checkpoints that were to be kept. */
    const saved = /** @type {Set<string>} */ (new Set());
    let loaded = '';
    let phase = '';
    /** Called when a write begins. */
    let onWriting = () => {};
    const told = (/** @type {{ saving?: string, loaded?: string, keeper?: string }} */ what) => {
      if (what.saving !== undefined) saved.add(what.saving);
      loaded = what.loaded ?? loaded;
      phase = what.keeper ?? phase;
      if (what.keeper === 'writing') onWriting();
    };
    const open = () =>
      stage.open(settings, {
        profile,
        prepare: async (context) => {
          await context.exposeFunction('soakTold', told);
          await context.addInitScript(hearKeeper);
          await watch(context);
        },
      });
    let studio = await open();
    await begin(studio);
    const counts = { whole: 0, mixed: 0, within: 0, newest: 0 };
    for (let death = 0; death < wanted; death++) {
      const { page } = studio;
      const context = page.context();
      const session = await context.newCDPSession(page);
      const writing = new Promise((resolve) => {
        onWriting = () => resolve(null);
      });
      // A pause keeps the run at once.
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await writing;
      await new Promise((resolve) => setTimeout(resolve, LATEST_MS * random()));
      const within = phase === 'writing';
      // A page that has died answers nothing.
      session.send('Page.crash').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (within && phase === 'writing') counts.within += 1;
      await context.close();
      loaded = '';
      studio = await open();
      await studio.page.getByRole('button', { name: 'Continue where you left off' }).click();
      await studio.until('Training', (text) => text.includes('paused'));
      if (saved.has(loaded)) counts.whole += 1;
      else counts.mixed += 1;
      if (loaded === [...saved].at(-1)) counts.newest += 1;
      const kept = await stepOf(studio);
      await studio.page.getByRole('button', { name: 'Resume', exact: true }).click();
      await reach(studio, kept + 2);
      stage.progress(`${death + 1} of ${wanted} pages died, ${counts.within} within a write`);
    }
    return [
      { name: 'pages that died', value: wanted, unit: '' },
      { name: 'within a write', value: counts.within, unit: '', target: { atLeast: 1 } },
      { name: 'whole afterwards, and went on', value: counts.whole, unit: '', target: { atLeast: wanted } },
      { name: 'of them the write that was cut off', value: counts.newest, unit: '' },
      { name: 'a mix, or weights that nobody kept', value: counts.mixed, unit: '', target: { atMost: 0 } },
      stage.complaintRow(),
    ];
  },
};
