import { useId } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { halfNote, halfObstacle } from '../words/deviceWords.ts';

const EFFECT =
  'It rounds what training convolves to 11 bits and changes its numbers a little. Weights, sums and gradients keep 24 bits, and so does all that is exported.';

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
        Use half precision where it is faster
      </label>
      <p className="soft" id={noteId}>
        {obstacle ?? found ?? EFFECT}
      </p>
    </>
  );
}
