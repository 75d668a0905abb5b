import type { Project } from '../../core/project.ts';
import type { Unzip } from '../reading/unzip.ts';
import { makeZip } from '../zip.ts';
import type { PackedValue } from './arrays.ts';
import { packProject, unpackProject } from './projectData.ts';

const FILES = { description: 'project.json', arrays: 'arrays.bin', photos: 'photos.bin' } as const;
const MEBIBYTE = 2 ** 20;
const MOST_BYTES = { description: 64 * MEBIBYTE, arrays: 512 * MEBIBYTE, photos: 1024 * MEBIBYTE } as const;

/** A project from a file, and its photos' pixels where they are in it. */
export interface OpenedProject {
  readonly project: Project;
  /** As `dataset/packedCache.ts` packs them. */
  readonly photos: Uint8Array<ArrayBuffer> | null;
}

/** `likeness-project.zip`: a project, and the pixels of its photos where they are to come along. */
export function makeProjectZip(project: Project, photos: Uint8Array | null): Uint8Array<ArrayBuffer> {
  return zipPacked(packProject(project), photos);
}

/** The same for a project that is packed already, by whatever version: it goes into the file unread. */
export function zipPacked(
  { json, bytes }: PackedValue,
  photos: Uint8Array | null = null,
): Uint8Array<ArrayBuffer> {
  return makeZip(
    new Map<string, Uint8Array | string>([
      [FILES.description, json],
      [FILES.arrays, bytes],
      ...(photos === null ? [] : [[FILES.photos, photos] as const]),
    ]),
  );
}

/** Whether a zip is a project, and not a model. */
export function isProjectZip(zip: Unzip): boolean {
  return zip.has(FILES.description) && zip.has(FILES.arrays);
}

/** @throws LikenessError `bad-zip`, `bad-project` or `newer-project` */
export function openProjectZip(zip: Unzip): OpenedProject {
  const json = new TextDecoder().decode(zip.read(FILES.description, MOST_BYTES.description));
  const bytes = zip.read(FILES.arrays, MOST_BYTES.arrays);
  const project = unpackProject({ json, bytes });
  const photos = zip.has(FILES.photos) ? zip.read(FILES.photos, MOST_BYTES.photos) : null;
  return { project, photos };
}
