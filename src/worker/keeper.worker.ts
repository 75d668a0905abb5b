import { LikenessError } from '../core/errors.ts';
import { message } from '../core/message.ts';
import { PROJECT_VERSION, type Project } from '../core/project.ts';
import type { ByteControl } from '../formats/byteProgress.ts';
import { packProject, unpackProject } from '../formats/project/projectData.ts';
import { makeProjectZip, zipPacked } from '../formats/project/projectZip.ts';
import type { Found, KeeperEvents, KeeperRequests } from '../protocol/keeper.ts';
import { database, rememberedFolder } from '../storage/database.ts';
import { bytesOf, Generations, type About, type Generation } from '../storage/generations.ts';
import { photoFileBytes, photoFilesBytes, removePhotoFiles } from '../storage/photoFile.ts';
import { yieldMacrotask } from './macrotask.ts';
import { openProjectFile } from './openProjectFile.ts';
import { emitter, serve, withTransfer } from './serve.ts';

const emit = emitter<KeeperEvents>(self);
const generations = new Generations(database);

function controlOf(signal: AbortSignal): ByteControl {
  return { signal, breathe: yieldMacrotask, progress: (share) => emit('progress', share) };
}

async function latest(): Promise<Generation> {
  const kept = await generations.latest();
  if (kept === null) throw new LikenessError('bad-project', message('Nothing that was kept is whole.'));
  return kept;
}

function aboutOf({ savedAt, run, photos }: Project): About {
  const { step, settings } = run.checkpoint;
  return { savedAt, step, steps: settings.steps, photos: photos.count, fingerprint: photos.fingerprint };
}

async function find(): Promise<Found> {
  const kept = await generations.latest();
  if (kept === null) return { kind: 'nothing' };
  const { savedAt, fingerprint, ...about } = kept.about;
  const pixels = await photoFileBytes(fingerprint);
  const bytes = bytesOf(kept) + (pixels ?? 0);
  if (kept.version > PROJECT_VERSION) return { kind: 'newer', savedAt, bytes };
  const folder = pixels === null ? await rememberedFolder.read(fingerprint).catch(() => null) : null;
  return { kind: 'project', summary: { savedAt, ...about, pixels: pixels !== null, bytes }, folder };
}

serve<KeeperRequests>(self, {
  find,

  async save(project) {
    const saved = await generations.save(packProject(project), PROJECT_VERSION, aboutOf(project));
    return { bytes: bytesOf(saved), photoBytes: await photoFileBytes(saved.about.fingerprint) };
  },

  async load() {
    return unpackProject(await latest());
  },

  async forget() {
    // First, since they may be in use, and then all stays.
    await removePhotoFiles();
    await rememberedFolder.clear();
    await generations.clear();
    return undefined;
  },

  async keepFolder({ fingerprint, folder }) {
    await rememberedFolder.write(fingerprint, folder);
    return undefined;
  },

  async sizes() {
    return { generations: await generations.sizes(), photoBytes: await photoFilesBytes() };
  },

  async exportKept(_, signal) {
    return { zip: await zipPacked(await latest(), null, controlOf(signal)) };
  },

  async makeFile({ project, photos }, signal) {
    return { zip: await makeProjectZip(project, photos, controlOf(signal)) };
  },

  async openFile({ zip }, signal) {
    const opened = await openProjectFile(zip, controlOf(signal));
    return withTransfer(opened, opened?.photos ? [opened.photos.buffer] : []);
  },
});
