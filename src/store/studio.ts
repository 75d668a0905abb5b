import { createStore } from 'zustand/vanilla';
import type { WorkerPort } from '../client/connection.ts';
import { DatasetClient } from '../client/datasetClient.ts';
import { EngineClient } from '../client/engineClient.ts';
import { KeeperClient } from '../client/keeperClient.ts';
import { classifierActions, type ClassifierActions } from './actions/classifierActions.ts';
import { colourActions, type ColourActions } from './actions/colourActions.ts';
import { deviceActions, DeviceOpener, type DeviceActions } from './actions/deviceActions.ts';
import { diagnosisActions, type DiagnosisActions } from './actions/diagnosisActions.ts';
import { downloadActions, type DownloadActions } from './actions/downloadActions.ts';
import { exploreActions, type ExploreActions } from './actions/exploreActions.ts';
import { evaluationActions, type EvaluationActions } from './actions/evaluationActions.ts';
import { excludeActions, type ExcludeActions } from './actions/excludeActions.ts';
import { folderActions, type FolderActions } from './actions/folderActions.ts';
import { historyActions, type HistoryActions } from './actions/historyActions.ts';
import { importActions, type ImportActions } from './actions/importActions.ts';
import { ImportProgress } from './actions/importProgress.ts';
import { labelActions, type LabelActions } from './actions/labelActions.ts';
import { labelQueueActions, type LabelQueueActions } from './actions/labelQueueActions.ts';
import { keepActions, type KeepActions } from './actions/keepActions.ts';
import { latestWork } from './actions/latestWork.ts';
import { LiveAdjuster } from './actions/liveAdjuster.ts';
import { lookActions, type LookActions } from './actions/lookActions.ts';
import { modelActions, type ModelActions } from './actions/modelActions.ts';
import { ModelGuard, type QuestionActions } from './actions/modelGuard.ts';
import { neighbourActions, type NeighbourActions } from './actions/neighbourActions.ts';
import { pastRunActions, type PastRunActions } from './actions/pastRunActions.ts';
import { pairActions, type PairActions } from './actions/pairActions.ts';
import { previewActions, type PreviewActions } from './actions/previewActions.ts';
import { runActions, type RunActions } from './actions/runActions.ts';
import { runEvents } from './actions/runEvents.ts';
import { RunLoop } from './actions/runLoop.ts';
import { RunRecord } from './actions/runRecord.ts';
import { searchActions, type SearchActions } from './actions/searchActions.ts';
import { selectionActions, type SelectionActions } from './actions/selectionActions.ts';
import { settingsActions, type SettingsActions } from './actions/settingsActions.ts';
import { sortActions, type SortActions } from './actions/sortActions.ts';
import { tryActions, type TryActions } from './actions/tryActions.ts';
import { umapActions, type UmapActions } from './actions/umapActions.ts';
import { syncAddress, type Address } from './addressSync.ts';
import { watchErrors } from './errorWatch.ts';
import type { FastState, StudioContext, StudioEnvironment } from './context.ts';
import { Keeper } from './keeping/keeper.ts';
import type { Locks } from './keeping/tabLock.ts';
import { Latest } from './latest.ts';
import { MapStore } from './mapStore.ts';
import { MetricColumns } from './metricColumns.ts';
import { PhotoSync } from './photoSync.ts';
import { Pictures } from './pictures.ts';
import { INITIAL_STATE, type StudioState } from './state.ts';
import { Thumbnails } from './thumbnails.ts';

export type Actions = SettingsActions &
  DeviceActions &
  DiagnosisActions &
  ExcludeActions &
  HistoryActions &
  FolderActions &
  ImportActions &
  ModelActions &
  QuestionActions &
  PreviewActions &
  NeighbourActions &
  SelectionActions &
  ColourActions &
  UmapActions &
  LookActions &
  PairActions &
  LabelActions &
  LabelQueueActions &
  ClassifierActions &
  TryActions &
  SearchActions &
  SortActions &
  RunActions &
  PastRunActions &
  EvaluationActions &
  ExploreActions &
  DownloadActions &
  KeepActions;

/** Everything that the page reads and does. */
export interface Studio extends FastState {
  readonly state: StudioContext['state'];
  readonly actions: Actions;
  /** Opens the device, which takes a while: at page load, when the browser is idle. */
  readonly openDevice: () => void;
  /** Looks for what an earlier visit has left in this browser. */
  readonly findWork: () => Promise<void>;
}

export interface StudioOptions extends StudioEnvironment {
  readonly spawnDataset: () => WorkerPort;
  readonly spawnEngine: () => WorkerPort;
  readonly spawnKeeper: () => WorkerPort;
  /** Web Locks, by which tabs of the page know of one another; undefined where the browser has none. */
  readonly locks?: Locks | undefined;
  readonly address: Address;
}

export function createStudio(options: StudioOptions): Studio {
  const state = createStore<StudioState>(() => INITIAL_STATE);
  const fast: FastState = {
    metrics: new MetricColumns(),
    map: new MapStore(),
    thumbnails: new Thumbnails(),
    pictures: new Pictures(),
    photoValues: new Latest(),
    pairs: new Latest(),
    probe: new Latest(),
    similarities: new Latest(),
    example: new Latest(),
    likeness: new Latest(),
    features: new Latest(),
    hardNegatives: new Latest(),
    predictions: new Latest(),
    triedPicture: new Latest(),
  };
  const progress = new ImportProgress({ state, fast });
  const dataset = new DatasetClient({
    spawn: options.spawnDataset,
    onEvent: (event) => progress.receive(event),
  });
  const engine: EngineClient = new EngineClient({
    spawn: options.spawnEngine,
    packPhotos: () => photoSync.packAgain(),
    listener: runEvents(state, fast),
    onRevived: (device) => {
      opener.adopt(device);
      classifiers.renew();
    },
    onGone: (error) => {
      photoSync.forget();
      opener.lose(error);
    },
  });
  const photoSync: PhotoSync = new PhotoSync(dataset, engine, () => state.getState().photosVersion);
  const context: StudioContext = { state, fast, dataset, engine, photoSync, environment: options };
  const errors = watchErrors(state);
  const opener = new DeviceOpener(context);
  const record = new RunRecord(context);
  const loop = new RunLoop(context);
  const adjuster = new LiveAdjuster(context);
  const models = modelActions(context);
  const downloads = downloadActions(context, record);
  const guard = new ModelGuard(context, downloads.downloadModel);
  const classifiers = classifierActions(context);
  const latest = latestWork(context, opener);
  const client = new KeeperClient(options.spawnKeeper);
  const keeper = new Keeper(context, client, record, loop, options.locks);
  const { openModel } = models;
  const { putToWork } = classifiers.actions;
  const parts = { client, keeper, record, loop, progress, guard, openModel, putToWork };
  const keeps = keepActions(context, parts);
  const imports = importActions(context, progress, guard, keeps.openZip);
  const actions: Actions = {
    ...settingsActions(context, adjuster),
    ...deviceActions(context, opener),
    ...diagnosisActions(context, errors, client),
    ...models,
    ...guard.actions,
    ...exploreActions(context, { opener, record, guard, loop }),
    ...excludeActions(context),
    ...historyActions(context, adjuster),
    ...imports,
    ...folderActions(context, client, imports.importFolder),
    ...previewActions(context, latest),
    ...lookActions(context, latest),
    ...pairActions(context),
    ...labelActions(context),
    ...labelQueueActions(context),
    ...classifiers.actions,
    ...tryActions(context),
    ...searchActions(context),
    ...sortActions(context),
    ...neighbourActions(context),
    ...selectionActions(context),
    ...colourActions(context),
    ...umapActions(context),
    ...runActions(context, { opener, record, adjuster, guard, loop }),
    ...pastRunActions(context),
    ...evaluationActions(context),
    ...downloads,
    ...keeps,
  };
  syncAddress(context, opener, options.address);
  return {
    ...fast,
    state,
    actions,
    openDevice: () => void opener.ready().catch(() => undefined),
    findWork: () => keeper.find(),
  };
}
