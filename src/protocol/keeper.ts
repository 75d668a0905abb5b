import type { KeptSizes } from '../core/diagnosis.ts';
import type { Project, ProjectSummary } from '../core/project.ts';

/** What was found of an earlier visit. */
export type Found =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'project';
      readonly summary: ProjectSummary;
      /** That its photos came from, where it was to be remembered. */
      readonly folder: FileSystemDirectoryHandle | null;
    }
  /** A later version of Likeness has kept it, and only that can read it. */
  | { readonly kind: 'newer'; readonly savedAt: string; readonly bytes: number };

/** What the worker that keeps projects tells while it makes or opens a file. */
export type KeeperEvents = {
  /** Share of the work that is done, in [0, 1]. */
  progress: number;
};

/** What the page may ask of the worker that keeps projects, which computes checksums and zips away from it. */
export type KeeperRequests = {
  find: [undefined, Found];
  /**
   * Keeps a project in place of the older of two. Fails with `storage-full` or `storage-denied`, and changes nothing then.
   * Tells what it takes, and what its photos take that lie beside it: null where they do not, or not any more.
   */
  save: [Project, { bytes: number; photoBytes: number | null }];
  /** The project that was found. Fails with `bad-project`. */
  load: [undefined, Project];
  /** Forgets all that was kept, photos included. Fails with `storage-denied` where some of it may still be there. */
  forget: [undefined, undefined];
  /** Remembers the folder that photos came from, in place of another. Fails as `save` does. */
  keepFolder: [{ fingerprint: string; folder: FileSystemDirectoryHandle }, undefined];
  /** What lies in the browser's storage, for a report. Fails with `storage-denied`. */
  sizes: [undefined, KeptSizes];
  /** A zip of what a later version has kept, as it stands. */
  exportKept: [undefined, { zip: Blob }];
  /** `likeness-project.zip`, read back. Fails with `too-large` or `bad-zip`. */
  makeFile: [{ project: Project; photos: Uint8Array<ArrayBuffer> | null }, { zip: Blob }];
  /** Fails with `bad-zip`, `bad-project` or `newer-project`. Null where the zip is no project, but a model perhaps. */
  openFile: [
    { zip: Uint8Array<ArrayBuffer> },
    { project: Project; photos: Uint8Array<ArrayBuffer> | null } | null,
  ];
};
