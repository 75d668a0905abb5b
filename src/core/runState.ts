import type { ErrorCode } from './errors.ts';
import type { Message } from './message.ts';

/**
 * The life of a run. `pausing` waits for the step under way; `idle` has never run; `failed` keeps the step it reached, since the last
 * checkpoint may be saved from there.
 */
export type RunState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'starting';
      readonly runId: number;
      readonly steps: number;
      /** Photos that have been read again at the size it needs, where that is larger than they were read at. */
      readonly photos?: SizedPhotos;
      /** Kernels that have been compiled for it, where it comes to that. */
      readonly kernels?: { readonly ready: number; readonly total: number };
    }
  | { readonly phase: 'running'; readonly runId: number; readonly steps: number }
  | { readonly phase: 'pausing'; readonly runId: number; readonly steps: number }
  | { readonly phase: 'paused'; readonly runId: number; readonly steps: number }
  | { readonly phase: 'stopping'; readonly runId: number; readonly steps: number }
  | { readonly phase: 'finished'; readonly runId: number; readonly steps: number }
  | { readonly phase: 'stopped'; readonly runId: number; readonly steps: number }
  | {
      readonly phase: 'failed';
      readonly runId: number;
      readonly steps: number;
      readonly code: ErrorCode;
      readonly message: Message;
    };

/** How far the photos are brought to size. */
export interface SizedPhotos {
  readonly done: number;
  readonly total: number;
  /** Null until enough is known. */
  readonly secondsLeft: number | null;
}

export type RunEvent =
  | { readonly type: 'start'; readonly runId: number; readonly steps: number }
  | { readonly type: 'sizing'; readonly photos: SizedPhotos }
  | { readonly type: 'preparing'; readonly ready: number; readonly total: number }
  | { readonly type: 'stepped' }
  | { readonly type: 'pause' }
  | { readonly type: 'rested' }
  | { readonly type: 'resume' }
  | { readonly type: 'stop' }
  /** Its worker or its device is gone, and it goes on from where it was kept. */
  | { readonly type: 'lost' }
  /** A run that was kept lies ready to go on. */
  | { readonly type: 'restore'; readonly runId: number; readonly steps: number }
  | { readonly type: 'end'; readonly outcome: 'finished' | 'stopped' }
  | { readonly type: 'fail'; readonly code: ErrorCode; readonly message: Message };

/** Whether the run holds the worker: a new one may not start. */
export function isActive(state: RunState): boolean {
  return (
    state.phase === 'starting' ||
    state.phase === 'running' ||
    state.phase === 'pausing' ||
    state.phase === 'paused' ||
    state.phase === 'stopping'
  );
}

/** The next state; an event that means nothing in this state leaves it as it is. */
export function transition(state: RunState, event: RunEvent): RunState {
  if (event.type === 'start') {
    return isActive(state) ? state : { phase: 'starting', runId: event.runId, steps: event.steps };
  }
  if (event.type === 'restore') {
    return isActive(state) ? state : { phase: 'paused', runId: event.runId, steps: event.steps };
  }
  if (!isActive(state) || state.phase === 'idle') return state;
  const { runId, steps } = state;
  switch (event.type) {
    case 'sizing':
      return state.phase === 'starting' ? { phase: 'starting', runId, steps, photos: event.photos } : state;
    case 'preparing': {
      const { ready, total } = event;
      return state.phase === 'starting'
        ? { phase: 'starting', runId, steps, kernels: { ready, total } }
        : state;
    }
    case 'stepped':
      return state.phase === 'starting' ? { phase: 'running', runId, steps } : state;
    case 'pause':
      return state.phase === 'running' || state.phase === 'starting'
        ? { phase: 'pausing', runId, steps }
        : state;
    case 'rested':
      return state.phase === 'pausing' ? { phase: 'paused', runId, steps } : state;
    case 'resume':
      return state.phase === 'paused' || state.phase === 'pausing'
        ? { phase: 'running', runId, steps }
        : state;
    case 'stop':
      return { phase: 'stopping', runId, steps };
    case 'lost':
      if (state.phase === 'stopping') return state;
      return {
        phase: state.phase === 'paused' || state.phase === 'pausing' ? 'pausing' : 'starting',
        runId,
        steps,
      };
    case 'end':
      return { phase: event.outcome, runId, steps };
    case 'fail':
      return { phase: 'failed', runId, steps, code: event.code, message: event.message };
    default:
      return event satisfies never;
  }
}
