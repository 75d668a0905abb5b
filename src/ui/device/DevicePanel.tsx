import { isActive } from '../../core/runState.ts';
import { BACKENDS, type BackendName } from '../../core/settings.ts';
import { Dialog } from '../primitives/Dialog.tsx';
import { Icon } from '../primitives/Icon.tsx';
import { useActions, useStudioState } from '../studioContext.ts';
import { backendWord, deviceStatus, fallbackNote, kernelNote, speedNote } from '../words/deviceWords.ts';
import './devicePanel.css';
import { AwakeSwitch } from './AwakeSwitch.tsx';
import { Diagnosis } from './Diagnosis.tsx';
import { HalfSwitch } from './HalfSwitch.tsx';
import { KernelTable } from './KernelTable.tsx';
import { say, t } from '../language/t.ts';

/** What computes, why, and with which kernels; and the choice of another. */
export function DevicePanel() {
  const device = useStudioState((state) => state.device);
  const ready = device.phase === 'ready' ? device : null;
  return (
    <Dialog
      opener={{ content: <Icon name="info" />, label: t('About this device'), className: 'device__about' }}
      title={deviceStatus(device)}
    >
      <p className="soft">
        {device.phase === 'failed' ? say(device.message) : (fallbackNote(device) ?? speedNote(device))}
      </p>
      <BackendChoice />
      {ready?.kernels !== undefined && (
        <>
          <h3>{t('Kernels')}</h3>
          <p className="soft">{kernelNote(ready.kernels)}</p>
          <KernelTable kernels={ready.kernels} />
        </>
      )}
      <TuningSwitch />
      <HalfSwitch />
      <AwakeSwitch />
      {/* Asked anew once the device is open. */}
      <Diagnosis key={device.phase} />
    </Dialog>
  );
}

function BackendChoice() {
  const backend = useStudioState((state) => state.backend);
  const busy = useStudioState((state) => isActive(state.run));
  const { chooseBackend } = useActions();
  return (
    <label className="device-choice">
      {t('Compute with')}
      <select
        value={backend ?? ''}
        disabled={busy}
        onChange={({ target }) => chooseBackend(target.value === '' ? null : (target.value as BackendName))}
      >
        <option value="">{t('the fastest there is')}</option>
        {BACKENDS.map((name) => (
          <option key={name} value={name}>
            {backendWord(name)}
          </option>
        ))}
      </select>
      {busy && <span className="soft">{t('can be changed when the training has ended')}</span>}
    </label>
  );
}

function TuningSwitch() {
  const tune = useStudioState((state) => state.tune);
  const busy = useStudioState((state) => isActive(state.run));
  const { setTuning } = useActions();
  return (
    <label className="device-switch">
      <input
        type="checkbox"
        checked={tune}
        disabled={busy}
        onChange={({ target }) => setTuning(target.checked)}
      />
      {t('Choose the GPU’s kernels by timing them on this device')}
    </label>
  );
}
