import { allowOwnScriptsOnly } from './core/ownScripts.ts';
import { collectFiles } from './dataset/collect.ts';
import { folderFiles } from './dataset/folderFiles.ts';
import { loadSamples } from './dataset/samples.ts';
import { createStudio } from './store/studio.ts';
import { browserAddress } from './ui/shell/browserAddress.ts';
import { chooseFolder } from './ui/shell/chooseFolder.ts';
import { keepForOffline } from './ui/shell/newVersion.ts';
import { photoFolders } from './ui/shell/photoFolders.ts';
import { saveFile } from './ui/shell/saveFile.ts';
import { holdWhileInUse } from './ui/shell/tabsInUse.ts';
import { mount } from './ui/mount.tsx';

allowOwnScriptsOnly(globalThis);

const studio = createStudio({
  spawnDataset: () => new Worker(new URL('./worker/dataset.worker.ts', import.meta.url), { type: 'module' }),
  spawnEngine: () => new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module' }),
  spawnUmap: () => new Worker(new URL('./worker/umap.worker.ts', import.meta.url), { type: 'module' }),
  spawnKeeper: () => new Worker(new URL('./worker/keeper.worker.ts', import.meta.url), { type: 'module' }),
  locks: 'locks' in navigator ? navigator.locks : undefined,
  collectFiles,
  loadSamples: (signal) => loadSamples(new URL('.', document.baseURI), signal),
  save: saveFile,
  chooseFolder,
  folders: photoFolders(folderFiles),
  browser: navigator.userAgent,
  address: browserAddress,
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
void mount(root, studio);
holdWhileInUse(studio.state);

/** The first screen comes first. Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 200);
}

whenIdle(studio.openDevice);
whenIdle(() => void studio.findWork());
// The development server would be shadowed by what was kept.
if (import.meta.env.PROD) whenIdle(() => void keepForOffline());
