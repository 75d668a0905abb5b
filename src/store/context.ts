import type { StoreApi } from 'zustand/vanilla';
import type { WorkerPort } from '../client/connection.ts';
import type { DatasetClient } from '../client/datasetClient.ts';
import type { EngineClient } from '../client/engineClient.ts';
import type { PhotoValues } from '../core/photoValues.ts';
import type { Augmentation } from '../core/augmentation.ts';
import type { Predictions } from '../core/classification.ts';
import type { LoosePicture } from '../core/likeness.ts';
import type { FeatureMaps, HardNegatives, PairLikeness } from '../core/looks.ts';
import type { OperationExample } from '../core/operationExamples.ts';
import type { ImportFile } from '../protocol/dataset.ts';
import type { OperationPictures, PairPictures, ProbeFrame, SimilaritiesFrame } from '../protocol/engine.ts';
import type { Latest } from './latest.ts';
import type { MapStore } from './mapStore.ts';
import type { MetricColumns } from './metricColumns.ts';
import type { PhotoSync } from './photoSync.ts';
import type { Pictures } from './pictures.ts';
import type { StudioState } from './state.ts';
import type { Thumbnails } from './thumbnails.ts';

/** Which views of which photos. */
export interface ShownViews {
  readonly photos: readonly number[];
  readonly draw: number;
  readonly augmentation: Augmentation;
}

/** Positive pairs, and what they were made from. */
export interface PairsView extends PairPictures, ShownViews {}

/** What one operation of the augmentation does to a photo. */
export interface OperationView extends OperationPictures {
  readonly name: keyof Augmentation;
  /** What the sliders said when it was made. */
  readonly augmentation: Augmentation;
  /** One a picture. */
  readonly examples: readonly OperationExample[];
}

/** How alike pairs are, and what they were made from. */
export interface LikenessView extends PairLikeness, ShownViews {}

export type { ImportFile, ProbeFrame, SimilaritiesFrame };

/** State that changes too often, or is too large, for the slow store. */
export interface FastState {
  readonly metrics: MetricColumns;
  readonly map: MapStore;
  readonly thumbnails: Thumbnails;
  readonly pictures: Pictures;
  /** What the photos of the map were measured to be, for colours. */
  readonly photoValues: Latest<PhotoValues>;
  readonly pairs: Latest<PairsView>;
  readonly probe: Latest<ProbeFrame>;
  readonly similarities: Latest<SimilaritiesFrame>;
  readonly example: Latest<OperationView>;
  readonly likeness: Latest<LikenessView>;
  readonly features: Latest<FeatureMaps>;
  readonly hardNegatives: Latest<HardNegatives>;
  /** What the classifier at work makes of all photos. */
  readonly predictions: Latest<Predictions>;
  /** The photo that is tried, to look at. */
  readonly triedPicture: Latest<LoosePicture>;
}

/** Folders of photos that the browser lets the page come back to on another visit. */
export interface PhotoFolders {
  /** Asks the user for one; null where they think better of it. */
  readonly choose: () => Promise<FileSystemDirectoryHandle | null>;
  /** The folder of a drop that is one folder. Must be called within the event. */
  readonly dropped: (event: Event) => Promise<FileSystemDirectoryHandle | null>;
  /** Whether a folder of an earlier visit may be read: the browser may ask the user, which takes a click. */
  readonly mayRead: (folder: FileSystemDirectoryHandle) => Promise<boolean>;
  readonly list: (folder: FileSystemDirectoryHandle) => Promise<readonly ImportFile[]>;
}

/** What only the composition root can give. */
export interface StudioEnvironment {
  /** The files of a drop or of a file input's change. Must be called within the event. */
  readonly collectFiles: (event: Event) => Promise<readonly ImportFile[]>;
  readonly loadSamples: (signal: AbortSignal) => Promise<readonly ImportFile[]>;
  /** A worker that lays photos out by UMAP. */
  readonly spawnUmap: () => WorkerPort;
  /** Hands a file to the user. */
  readonly save: (name: string, type: string, content: string | Uint8Array<ArrayBuffer> | Blob) => void;
  /** Asks for a folder to write into; null where the user thinks better of it, or the browser has no such thing. */
  readonly chooseFolder: (() => Promise<FileSystemDirectoryHandle | null>) | null;
  /** Null in browsers that keep no folders. */
  readonly folders: PhotoFolders | null;
  /** Name and version of the browser, for the run log. */
  readonly browser: string;
}

/** What the actions work on. */
export interface StudioContext {
  readonly state: StoreApi<StudioState>;
  readonly fast: FastState;
  readonly dataset: DatasetClient;
  readonly engine: EngineClient;
  readonly photoSync: PhotoSync;
  readonly environment: StudioEnvironment;
}
