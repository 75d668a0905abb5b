import { asLikenessError } from '../../core/errors.ts';
import type { NamedPhotos } from '../../protocol/engine.ts';
import type { StudioContext } from '../context.ts';
import { duplicateMarksOf } from '../duplicates.ts';
import { excludedMarksOf } from '../exclusion.ts';
import type { StudioState } from '../state.ts';
import type { RunRecord } from './runRecord.ts';

export interface DownloadActions {
  readonly downloadModel: () => Promise<void>;
  /** Gives up the model zip that is being made. */
  readonly cancelDownload: () => void;
  /** Chooses whether the zip holds embeddings, and with them the photos' file names. */
  readonly setWithEmbeddings: (withEmbeddings: boolean) => void;
  readonly downloadRunLog: () => void;
}

export function downloadActions(context: StudioContext, record: RunRecord): DownloadActions {
  const { state, engine, environment, photoSync } = context;
  let underWay: Promise<void> | null = null;
  let current = new AbortController();

  const download = async (): Promise<void> => {
    const runLog = record.runLog();
    const { dataset } = record;
    if (runLog === null || dataset === null) return;
    const asked = state.getState().model;
    current = new AbortController();
    const { signal } = current;
    state.setState({ download: { phase: 'working', at: 'packing', share: 0 } });
    try {
      const { withEmbeddings, evaluation: measured } = state.getState();
      const evaluation = 'last' in measured ? measured.last : null;
      if (withEmbeddings && asked.phase === 'trained') await photoSync.ensure(asked.settings.imageSize);
      const embeddings = withEmbeddings ? namedPhotos(state.getState()) : null;
      const from = asked.phase === 'trained' ? asked.from : 'run';
      const { zip } = await engine.exportModel({ from, runLog, dataset, evaluation, embeddings }, signal);
      environment.save('likeness-model.zip', 'application/zip', zip);
      state.setState(({ model }) => ({
        download: { phase: 'idle' },
        // A run that went on meanwhile has made another one, which nobody has.
        model: model === asked && model.phase === 'trained' ? { ...model, saved: true } : model,
      }));
    } catch (thrown) {
      const { said } = asLikenessError(thrown);
      state.setState({ download: signal.aborted ? { phase: 'idle' } : { phase: 'failed', message: said } });
    }
  };

  return {
    downloadModel: () => (underWay ??= download().finally(() => (underWay = null))),
    cancelDownload: () => current.abort(),
    setWithEmbeddings: (withEmbeddings) => state.setState({ withEmbeddings }),
    downloadRunLog() {
      const runLog = record.runLog();
      if (runLog !== null) environment.save('likeness-run.jsonl', 'application/x-ndjson', runLog);
    },
  };
}

/** Photos by the names that their files have, and the labels that the user or else their folders have given. */
function namedPhotos(state: StudioState): NamedPhotos {
  const { photos, labelling } = state;
  return {
    paths: photos.map(({ path }) => path),
    labels: photos.map(({ id, label }) => labelling.classes[labelling.labels.get(id) ?? -1] ?? label),
    marks: { ...duplicateMarksOf(state), ...excludedMarksOf(state) },
  };
}
