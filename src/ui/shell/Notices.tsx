import { useState } from 'react';
import { useActions, useStudioState } from '../studioContext.ts';
import { fallbackNote } from '../words/deviceWords.ts';
import { DismissButton } from './DismissButton.tsx';
import { KeepingNote } from './KeepingNote.tsx';
import { NewVersionNote } from './NewVersionNote.tsx';
import { RecoveryNote } from './RecoveryNote.tsx';
import './notices.css';
import { say, t } from '../language/t.ts';

/** What the user must know before going on, above everything else. */
export function Notices() {
  const notice = useStudioState((state) => state.notice);
  const failed = useStudioState((state) =>
    state.download.phase === 'failed' ? state.download.message : null,
  );
  const { dismissNotice } = useActions();
  return (
    <div className="notices">
      <DeviceAlert />
      <FallbackNote />
      <NewVersionNote />
      <RecoveryNote />
      <KeepingNote />
      {failed !== null && (
        <p className="notice" role="alert">
          {t(
            'The model could not be written: {failed} It is still in this page; try “Download model” once more.',
            { failed },
          )}
        </p>
      )}
      {notice !== null && (
        <div className="notice">
          <p role="status">{say(notice)}</p>
          <DismissButton onDismiss={dismissNotice} />
        </div>
      )}
    </div>
  );
}

/** Why something else than the GPU computes, until it is put away. */
function FallbackNote() {
  const note = useStudioState(({ device }) => fallbackNote(device));
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (note === null || note === dismissed) return null;
  return (
    <div className="notice">
      <p role="status">{note}</p>
      <DismissButton onDismiss={() => setDismissed(note)} />
    </div>
  );
}

function DeviceAlert() {
  const device = useStudioState((state) => state.device);
  const { chooseBackend } = useActions();
  if (device.phase !== 'failed') return null;
  const missing = device.code === 'no-adapter';
  return (
    <div className="notice notice--alert" role="alert">
      <div>
        <p>
          <strong>{missing ? t('This browser offers no WebGPU.') : t('The GPU could not be opened.')}</strong>{' '}
          {missing
            ? t(
                'Chrome and Edge 113 or later have it on Windows, macOS, ChromeOS and Android 12, Safari 26 on macOS, iOS and iPadOS, Firefox 141 on Windows and 145 on macOS.',
              )
            : say(device.message)}{' '}
          {t('Your photos are untouched. Training works without it too, more slowly:')}
        </p>
        <div className="notice__buttons">
          <button type="button" className="button button--small" onClick={() => chooseBackend('wasm')}>
            {t('Use WebAssembly')}
          </button>
          <button type="button" className="button button--small" onClick={() => chooseBackend('webgl')}>
            {t('Use WebGL')}
          </button>
          <button type="button" className="button button--small" onClick={() => chooseBackend('cpu')}>
            {t('Use the processor')}
          </button>
          <button type="button" className="button button--plain" onClick={() => chooseBackend(null)}>
            {t('Try WebGPU again')}
          </button>
        </div>
      </div>
    </div>
  );
}
