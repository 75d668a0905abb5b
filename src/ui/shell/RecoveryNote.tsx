import { useState } from 'react';
import { largestBatch } from '../../core/memoryNeed.ts';
import { isOutlived, type Recovery } from '../../core/recovery.ts';
import { trainedStep } from '../../store/state.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import {
  goOnWords,
  otherBackend,
  recoveryCount,
  recoveryLine,
  smallerBatch,
} from '../words/recoveryWords.ts';
import { DismissButton } from './DismissButton.tsx';

/** That a run was lost and goes on, until it is put away; and what to try where it does not go on by itself. */
export function RecoveryNote() {
  const recoveries = useStudioState((state) => state.recoveries);
  const former = useStudioState((state) => state.formerRecoveries);
  // What a run that broke off has outlived before would say that it goes on.
  const goesOn = useStudioState(({ run }) => run.phase !== 'failed');
  const [seen, setSeen] = useState<Recovery | null>(null);
  const last = recoveries.at(-1);
  return (
    <>
      {last !== undefined && last !== seen && goesOn && recoveries.length > former && (
        <div className="notice">
          <p role="status">
            {recoveryLine(last)} {recoveryCount(recoveries.length)}
          </p>
          <DismissButton onDismiss={() => setSeen(last)} />
        </div>
      )}
      <GoOn />
      <FittingBatch />
    </>
  );
}

/** Buttons for a run that broke too often, or that only another device could go on with. */
function GoOn() {
  const { goOn } = useActions();
  const step = useStudioState(trainedStep);
  const broken = useStudioState(({ run }) => run.phase === 'failed' && isOutlived(run.code));
  const settings = useStudioState((state) => state.ranWith);
  const backend = useStudioState(({ device }) => (device.phase === 'ready' ? device.backend : 'webgpu'));
  if (!broken || step === null || settings === null) return null;
  const smaller = smallerBatch(settings);
  const other = otherBackend(backend);
  return (
    <div className="notice">
      <div>
        <p role="status">{goOnWords.waits(step)}</p>
        <div className="notice__buttons">
          <button type="button" className="button button--small" onClick={() => goOn()}>
            {goOnWords.asItWas(step)}
          </button>
          {smaller !== null && (
            <button
              type="button"
              className="button button--small"
              onClick={() => goOn({ batchSize: smaller })}
            >
              {goOnWords.smaller(smaller)}
            </button>
          )}
          <button type="button" className="button button--small" onClick={() => goOn({ backend: other })}>
            {other === 'wasm' ? goOnWords.onWebAssembly() : goOnWords.onProcessor()}
          </button>
        </div>
      </div>
    </div>
  );
}

/** The largest batch that the device has memory for, in the place of one that is too large. */
function FittingBatch() {
  const { setSetting, start } = useActions();
  const fitting = useStudioState(({ run, device, settings }) =>
    run.phase === 'failed' && run.code === 'out-of-memory' && device.phase === 'ready'
      ? largestBatch(settings, device)
      : null,
  );
  if (fitting === null) return null;
  const train = (): void => {
    setSetting('batchSize', fitting);
    void start();
  };
  return (
    <div className="notice">
      <button type="button" className="button button--small" onClick={train}>
        {goOnWords.fitting(fitting)}
      </button>
    </div>
  );
}
