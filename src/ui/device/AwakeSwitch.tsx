import { t } from '../language/t.ts';
import { canStayAwake, useStayAwake } from '../run/useWakeLock.ts';

/** Lets the screen stay awake while a run goes on; absent where the browser cannot. */
export function AwakeSwitch() {
  const [awake, setAwake] = useStayAwake();
  if (!canStayAwake()) return null;
  return (
    <label className="device-switch">
      <input type="checkbox" checked={awake} onChange={({ target }) => setAwake(target.checked)} />
      {t('Keep the screen awake while training')}
    </label>
  );
}
