import type { Checkpoint } from '../core/checkpoint.ts';
import type { ApplyEvents } from '../protocol/apply.ts';
import type { EngineEvents } from '../protocol/engine.ts';
import type { EngineEvent } from './engineHost.ts';

/** What the engine tells of the current run. Events of older runs never get here. */
export interface EngineListener {
  preparing(progress: EngineEvents['preparing']): void;
  evaluating(progress: EngineEvents['evaluating']): void;
  exporting(progress: EngineEvents['exporting']): void;
  /** The buffer goes back to the worker when this returns: copy what is to stay. */
  metrics(event: EngineEvents['metrics']): void;
  similarities(frame: EngineEvents['similarities']): void;
  map(frame: EngineEvents['map']): void;
  probe(frame: EngineEvents['probe']): void;
  /** From now on there is a model that outlives its worker. */
  checkpoint(checkpoint: Checkpoint): void;
}

/** An event of a run, by its name. */
type RunEvent = Exclude<
  EngineEvent,
  { readonly name: 'deviceFailed' | 'evaluating' | 'exporting' | keyof ApplyEvents }
>;

/** Tells the listener of an event of its run. */
export function tell(listener: EngineListener, event: RunEvent): void {
  switch (event.name) {
    case 'preparing':
      listener.preparing(event.payload);
      return;
    case 'metrics':
      listener.metrics(event.payload);
      return;
    case 'similarities':
      listener.similarities(event.payload);
      return;
    case 'map':
      listener.map(event.payload);
      return;
    case 'probe':
      listener.probe(event.payload);
      return;
    case 'checkpoint':
      listener.checkpoint(event.payload);
      return;
    default:
      event satisfies never;
  }
}
