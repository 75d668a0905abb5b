import type { EngineListener } from '../../client/engineListener.ts';
import { isActive, transition } from '../../core/runState.ts';
import type { FastState, StudioContext } from '../context.ts';
import type { Figures } from '../phases.ts';
import { watchMeasures } from './watchMeasures.ts';

/** Steps over which rate and time left are averaged. */
const RECENT_STEPS = 20;

/** Puts what the engine tells of a run where it is read. */
export function runEvents(state: StudioContext['state'], fast: FastState): EngineListener {
  fast.metrics.subscribe(() => {
    const { run } = state.getState();
    const steps = 'steps' in run ? run.steps : 0;
    state.setState({ figures: fast.metrics.length === 0 ? null : figuresOf(fast, steps) });
  });
  return {
    preparing: ({ ready, total }) =>
      state.setState(({ run }) => ({ run: transition(run, { type: 'preparing', ready, total }) })),
    evaluating: ({ share }) =>
      state.setState(({ evaluation }) =>
        evaluation.phase === 'working' ? { evaluation: { ...evaluation, share } } : {},
      ),
    exporting: (told) =>
      state.setState(({ download }) =>
        download.phase === 'working' ? { download: { phase: 'working', ...told } } : {},
      ),
    metrics({ rows, buffer }) {
      const measured = fast.metrics.measuredRows.length;
      fast.metrics.append(rows, buffer);
      if (fast.metrics.measuredRows.length > measured) watchMeasures(state, fast);
      const { run } = state.getState();
      if (run.phase === 'starting') state.setState({ run: transition(run, { type: 'stepped' }) });
    },
    similarities: (frame) => fast.similarities.set(frame),
    map: (frame) => fast.map.push(frame),
    probe: (frame) => fast.probe.set(frame),
    checkpoint({ step, settings }) {
      if (!isActive(state.getState().run)) return;
      state.setState({ model: { phase: 'trained', step, settings, from: 'run', saved: false } });
    },
  };
}

function figuresOf({ metrics }: FastState, steps: number): Figures {
  const step = metrics.last('step');
  return {
    step,
    loss: metrics.last('loss'),
    top1: metrics.meanOfLast('top1', RECENT_STEPS),
    learningRate: metrics.last('learningRate'),
    imagesPerSecond: metrics.meanOfLast('imagesPerSecond', RECENT_STEPS),
    secondsLeft: (Math.max(0, steps - step) * metrics.usualOfLast('stepMs', RECENT_STEPS)) / 1000,
  };
}
