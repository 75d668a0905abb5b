import { useId } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { halfEffect, halfNote, halfObstacle } from '../words/deviceWords.ts';
import { t } from '../language/t.ts';

/** Allows half precision, and says what a check of it found, or why it cannot be had. */
export function HalfSwitch() {
  const device = useStudioState((state) => state.device);
  const tune = useStudioState((state) => state.tune);
  const half = useStudioState((state) => state.half);
  const busy = useStudioState((state) => isActive(state.run));
  const { setHalf } = useActions();
  const noteId = useId();
  const obstacle = halfObstacle(device, tune);
  const kernels = device.phase === 'ready' ? device.kernels : undefined;
  const found = kernels === undefined ? null : halfNote(kernels.half);
  return (
    <>
      <label className="device-switch">
        <input
          type="checkbox"
          checked={half && obstacle === null}
          disabled={busy || obstacle !== null}
          aria-describedby={noteId}
          onChange={({ target }) => setHalf(target.checked)}
        />
        {t('Use half precision where it is faster')}
      </label>
      <p className="soft" id={noteId}>
        {obstacle ?? found ?? halfEffect()}
      </p>
    </>
  );
}
