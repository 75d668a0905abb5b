import { LikenessError } from '../../core/errors.ts';
import { message } from '../../core/message.ts';
import { MOST_PROJECT_BYTES, PROJECT_FILE_BYTES, type Project } from '../../core/project.ts';
import { Unzip } from '../reading/unzip.ts';
import { ByteProgress, controlOfPart, type ByteControl } from '../byteProgress.ts';
import { writeZip } from '../writeZip.ts';
import type { PackedValue } from './arrays.ts';
import { packProject, unpackProject } from './projectData.ts';

const FILES = { description: 'project.json', arrays: 'arrays.bin', photos: 'photos.bin' } as const;

/** A project from a file, and its photos' pixels where they are in it. */
export interface OpenedProject {
  readonly project: Project;
  /** As `dataset/packedCache.ts` packs them. */
  readonly photos: Uint8Array<ArrayBuffer> | null;
}

/**
 * `likeness-project.zip`: a project, and the pixels of its photos where they are to come along.
 *
 * @throws LikenessError `too-large` where it could not be opened again; `bad-zip` where it cannot be read back;
 *   AbortError
 */
export async function makeProjectZip(
  project: Project,
  photos: Uint8Array | null,
  control: ByteControl = {},
): Promise<Blob> {
  const packed = packProject(project);
  if (photos !== null && photos.length > MOST_PROJECT_BYTES.photos)
    throw new LikenessError(
      'too-large',
      message(
        'The photos take {size} MiB, and a project file holds {most} MiB of photos at most. Save it without them: they are asked for when it is opened.',
        { size: Math.ceil(photos.length / 2 ** 20), most: MOST_PROJECT_BYTES.photos / 2 ** 20 },
      ),
    );
  if (packed.bytes.length > MOST_PROJECT_BYTES.arrays)
    throw new LikenessError(
      'too-large',
      message('This model is too large for a project file. Download the model instead.'),
    );
  return zipPacked(packed, photos, control);
}

/** The same for a project that is packed already, by whatever version: it goes into the file unread. */
export function zipPacked(
  { json, bytes }: PackedValue,
  photos: Uint8Array | null,
  control: ByteControl,
): Promise<Blob> {
  const written = new ByteProgress(bytes.length + (photos?.length ?? 0), controlOfPart(control, 0, 0.5));
  return writeZip(
    async (zip) => {
      zip.add(FILES.description, json);
      await zip.addParts(FILES.arrays, written.pieces(bytes));
      if (photos !== null) await zip.addParts(FILES.photos, written.pieces(photos));
    },
    controlOfPart(control, 0.5, 1),
  );
}

/** A zip that may be a project. @throws LikenessError `bad-zip` */
export function readProjectZip(zip: Uint8Array): Unzip {
  return new Unzip(zip, { bytes: PROJECT_FILE_BYTES, unpackedBytes: PROJECT_FILE_BYTES });
}

/** Whether a zip is a project, and not a model. */
export function isProjectZip(zip: Unzip): boolean {
  return zip.has(FILES.description) && zip.has(FILES.arrays);
}

/** @throws LikenessError `bad-zip`, `bad-project` or `newer-project`; AbortError */
export async function openProjectZip(zip: Unzip, control: ByteControl = {}): Promise<OpenedProject> {
  const total = Object.values(FILES).reduce((sum, path) => sum + zip.packedBytes(path), 0);
  const progress = new ByteProgress(total, control);
  const read = (name: keyof typeof FILES): Promise<Uint8Array<ArrayBuffer>> =>
    zip.readInPieces(FILES[name], MOST_PROJECT_BYTES[name], progress);
  const json = new TextDecoder().decode(await read('description'));
  const project = unpackProject({ json, bytes: await read('arrays') });
  return { project, photos: zip.has(FILES.photos) ? await read('photos') : null };
}
