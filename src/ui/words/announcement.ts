import { trainedStep, trainingPhotos, type StudioState } from '../../store/state.ts';
import { importStatus } from './importWords.ts';
import { percent } from './numbers.ts';
import { runSentence, runWords } from './runWords.ts';
import { t } from '../language/t.ts';

/**
 * What a screen reader is told of its own accord. The visible statuses change four times a second and keep
 * silent; this changes at turning points and every tenth of a run, and says no more than it must.
 */
export function announcement(state: StudioState): string {
  const { importing, run } = state;
  if (importing.phase === 'collecting') return importStatus(importing);
  if (importing.phase === 'importing') return t('Reading photos.');
  switch (run.phase) {
    case 'idle':
      return importing.phase === 'empty' ? '' : importStatus(importing, state.excluded.size);
    case 'starting':
      return t('Training starts.');
    case 'running':
      return progress(state, run.steps);
    case 'pausing':
      return t('Training pauses after this step.');
    case 'paused':
    case 'stopping':
    case 'finished':
    case 'stopped':
    case 'failed':
      return t('Training: {state}.', {
        state: runSentence(
          runWords(run, state.figures, trainingPhotos(state), { savedStep: trainedStep(state) }),
        ),
      });
  }
}

function progress({ figures }: StudioState, steps: number): string {
  const tenths = figures ? Math.floor((figures.step / steps) * 10) : 0;
  return tenths === 0 ? t('Training runs.') : t('Training: {share} done.', { share: percent(tenths / 10) });
}
