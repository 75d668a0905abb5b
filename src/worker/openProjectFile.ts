import { message } from '../core/message.ts';
import { photoFingerprint } from '../core/photoFingerprint.ts';
import type { PhotoIdentity } from '../core/project.ts';
import { packedRecords } from '../dataset/packedCache.ts';
import type { ByteControl } from '../formats/byteProgress.ts';
import {
  isProjectZip,
  openProjectZip,
  readProjectZip,
  type OpenedProject,
} from '../formats/project/projectZip.ts';
import { badProject } from '../formats/project/refusals.ts';

/**
 * A project from a file, looked through to the last of its photos before anything of it takes the place of what is here.
 *
 * @returns null where the zip is no project, but a model perhaps
 * @throws LikenessError `bad-zip`, `bad-project` or `newer-project`; AbortError
 */
export async function openProjectFile(
  bytes: Uint8Array,
  control: ByteControl = {},
): Promise<OpenedProject | null> {
  const zip = readProjectZip(bytes);
  if (!isProjectZip(zip)) return null;
  const opened = await openProjectZip(zip, control);
  const { photos, project } = opened;
  if (photos !== null && !areThose(packedRecords(photos), project.photos))
    throw badProject(message('the photos in it are not those that it was trained on'));
  return opened;
}

function areThose(records: ReturnType<typeof packedRecords>, { count, fingerprint }: PhotoIdentity): boolean {
  return records.length === count && photoFingerprint(records) === fingerprint;
}
