import { useStudioState } from '../studioContext.ts';
import { deviceStatus, slownessNote } from '../words/deviceWords.ts';
import { Brand } from './Brand.tsx';
import './header.css';
import { StepLinks } from './StepLinks.tsx';

export function Header() {
  const device = useStudioState((state) => state.device);
  return (
    <header className="header">
      <Brand />
      <StepLinks />
      <p className="device" data-phase={device.phase}>
        <span role="status" aria-label="Device" title={slownessNote(device) ?? undefined}>
          {deviceStatus(device)}
        </span>
        <span className="device__promise">Your photos stay here</span>
      </p>
    </header>
  );
}
