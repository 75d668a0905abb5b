import { useRef } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { DownloadModel } from './DownloadModel.tsx';
import { PackingProgress } from './PackingProgress.tsx';
import './runBar.css';
import { TrainingStatus } from './TrainingStatus.tsx';
import { useWakeLock } from './useWakeLock.ts';
import { t } from '../language/t.ts';

/** The run, on every step: what it does, how far it is, and what one can do about it. */
export function RunBar() {
  const step = useStudioState((state) => state.step);
  useWakeLock();
  return (
    <footer className="run-bar">
      <RunButtons />
      <TrainingStatus />
      {/* The last step has this button in its midst, and one name belongs to one button. */}
      {step !== 'apply' && (
        <>
          <DownloadModel emphasis="quiet" />
          <PackingProgress />
        </>
      )}
      <RunProgress />
    </footer>
  );
}

function RunButtons() {
  const run = useStudioState((state) => state.run);
  const { phase } = run;
  const ready = useStudioState(
    ({ importing, photos, opening }) =>
      !opening && photos.length > 0 && importing.phase !== 'importing' && importing.phase !== 'collecting',
  );
  const { start, pause, resume, stop } = useActions();
  const main = useRef<HTMLButtonElement>(null);
  const active = isActive(run);
  const held = phase === 'pausing' || phase === 'paused';
  const [label, act] = !active
    ? [t('Start training'), () => void start()]
    : held
      ? [t('Resume'), resume]
      : [t('Pause'), pause];
  const endRun = (): void => {
    stop();
    // The button under the finger goes away with the run; the one that stays takes the focus.
    main.current?.focus();
  };
  return (
    <div className="run-bar__buttons">
      {/* One element whatever it says, so that it keeps the focus. */}
      <button
        ref={main}
        type="button"
        className={`button ${active && !held ? '' : 'button--primary'}`}
        disabled={!active && !ready}
        // Not `disabled`, which would drop the focus that has just been put here.
        aria-disabled={phase === 'stopping'}
        onClick={phase === 'stopping' ? undefined : act}
      >
        {label}
      </button>
      {active && (
        <button type="button" className="button" disabled={phase === 'stopping'} onClick={endRun}>
          {t('Stop')}
        </button>
      )}
    </div>
  );
}

function RunProgress() {
  const run = useStudioState((state) => state.run);
  const step = useStudioState((state) => state.figures?.step ?? 0);
  const steps = run.phase === 'idle' ? 0 : run.steps;
  return (
    <progress
      className="run-bar__progress"
      aria-label={t('Run')}
      max={Math.max(1, steps)}
      value={Math.min(step, steps)}
    />
  );
}
