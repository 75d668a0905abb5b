import { useStudioState } from '../studioContext.ts';
import { deviceStatus } from '../words/deviceWords.ts';
import { Brand } from './Brand.tsx';
import './header.css';
import { StepLinks } from './StepLinks.tsx';

export function Header() {
  const device = useStudioState((state) => state.device);
  const slow = device.phase === 'ready' && device.software;
  return (
    <header className="header">
      <Brand />
      <StepLinks />
      <p className="device" data-phase={device.phase}>
        <span
          role="status"
          aria-label="Device"
          title={slow ? 'A processor plays the GPU here: expect small and slow runs.' : undefined}
        >
          {deviceStatus(device)}
        </span>
        <span className="device__promise">Your photos stay here</span>
      </p>
    </header>
  );
}
