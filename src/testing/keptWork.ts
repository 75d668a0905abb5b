import { photoFingerprint } from '../core/photoFingerprint.ts';
import type { Project } from '../core/project.ts';
import { THUMBNAIL_BYTES } from '../core/thumbnailCode.ts';
import type { PhotoFolders } from '../store/context.ts';
import type { Locks } from '../store/keeping/tabLock.ts';
import { sampleProject } from './project.ts';
import { StudioHarness, settle } from './studioHarness.ts';

const records = Array.from({ length: 20 }, (_, id) => ({
  ...{ id, path: `${id}.jpg`, label: null, width: 640, height: 480, hash: '0'.repeat(16) },
}));
const fingerprint = photoFingerprint(records);

/** A run of these photos, kept after its second step. */
export function kept(): Project {
  const project = sampleProject();
  return { ...project, photos: { ...project.photos, fingerprint } };
}

/** A page that finds this project of an earlier visit. */
export async function found(
  pixels: boolean,
  project = kept(),
  folder: FileSystemDirectoryHandle | null = null,
  folders: PhotoFolders | null = null,
): Promise<StudioHarness> {
  const page = new StudioHarness('', undefined, undefined, folders);
  const summary = { savedAt: kept().savedAt, step: 2, steps: 60, photos: 20, pixels, bytes: 9 };
  page.keeper.automatic.set('find', () => ({ kind: 'project', summary, folder }));
  page.keeper.automatic.set('load', () => project);
  page.engine.automatic.set('restore', () => undefined);
  page.dataset.automatic.set('restore', () => {
    page.dataset.emit('photos', { records, thumbnails: new Uint8Array(20 * THUMBNAIL_BYTES) });
    page.dataset.emit('groups', new Int32Array(20).fill(-1));
    return { photos: 20, skipped: 0 };
  });
  await page.studio.findWork();
  await page.studio.actions.continueWork();
  await settle();
  return page;
}

/** A run that has been kept after its second step, as far as the browser lets it. */
export async function running(refusal: string | null, locks?: Locks): Promise<StudioHarness> {
  const page = new StudioHarness('', undefined, locks);
  if (refusal !== null) page.keeper.automatic.delete('save');
  await page.importPhotos(40);
  await page.startRun();
  page.emitSteps(1, 2);
  page.engine.emit('checkpoint', { runId: 1, ...kept().run.checkpoint });
  await settle();
  if (refusal !== null) page.keeper.refuse(page.keeper.idsOf('save')[0]!, refusal, 'No.');
  await settle();
  return page;
}
