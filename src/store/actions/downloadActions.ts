import { asLikenessError } from '../../core/errors.ts';
import type { StudioContext } from '../context.ts';
import type { RunRecord } from './runRecord.ts';

export interface DownloadActions {
  readonly downloadModel: () => Promise<void>;
  readonly downloadRunLog: () => void;
}

export function downloadActions(context: StudioContext, record: RunRecord): DownloadActions {
  const { state, engine, environment } = context;
  let underWay: Promise<void> | null = null;

  const download = async (): Promise<void> => {
    const runLog = record.runLog();
    const { dataset } = record;
    if (runLog === null || dataset === null) return;
    const asked = state.getState().model;
    state.setState({ download: { phase: 'working' } });
    try {
      const { zip } = await engine.exportModel({ runLog, dataset });
      environment.save('likeness-model.zip', 'application/zip', zip);
      state.setState(({ model }) => ({
        download: { phase: 'idle' },
        // A run that went on meanwhile has made another one, which nobody has.
        model: model === asked && model.phase === 'trained' ? { ...model, saved: true } : model,
      }));
    } catch (thrown) {
      state.setState({ download: { phase: 'failed', message: asLikenessError(thrown).said } });
    }
  };

  return {
    downloadModel: () => (underWay ??= download().finally(() => (underWay = null))),
    downloadRunLog() {
      const runLog = record.runLog();
      if (runLog !== null) environment.save('likeness-run.jsonl', 'application/x-ndjson', runLog);
    },
  };
}
