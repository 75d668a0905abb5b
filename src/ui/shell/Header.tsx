import { useStudioState } from '../studioContext.ts';
import { DevicePanel } from '../device/DevicePanel.tsx';
import { deviceParts, slownessNote } from '../words/deviceWords.ts';
import { Shortcuts } from '../shortcuts/Shortcuts.tsx';
import { Brand } from './Brand.tsx';
import './header.css';
import { HistoryButtons } from './HistoryButtons.tsx';
import { LocalBadge } from './LocalBadge.tsx';
import { StepLinks } from './StepLinks.tsx';
import { LanguageField } from '../language/LanguageField.tsx';
import { t } from '../language/t.ts';

export function Header() {
  const device = useStudioState((state) => state.device);
  const [name, adapter] = deviceParts(device);
  return (
    <header className="header">
      <div className="header__start">
        <Brand />
        <HistoryButtons />
      </div>
      <StepLinks />
      <div className="device" data-phase={device.phase}>
        <span role="status" aria-label={t('Device')} title={slownessNote(device) ?? undefined}>
          {name}
          <span className="device__adapter">{adapter}</span>
        </span>
        <DevicePanel />
        <Shortcuts />
        <LanguageField />
        <LocalBadge />
      </div>
    </header>
  );
}
