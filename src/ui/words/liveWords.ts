import { AUGMENTATION_NAMES } from '../../core/augmentation.ts';
import { isLive, takesChanges, type LiveName, type SettingChange } from '../../core/liveSettings.ts';
import { isActive, type RunState } from '../../core/runState.ts';
import type { Settings } from '../../core/settings.ts';
import { augmentationWords } from './augmentationWords.ts';
import { count, plain, small } from './numbers.ts';
import { numericWords } from './settingWords.ts';
import { t } from '../language/t.ts';

/** Said of a temperature that is learned, while it is. */
export const learnedTemperature = () =>
  t('Where it began. Training moves it, so it cannot be turned by hand.');

/** Why the settings of a run are fixed, and which are not; null where none is. */
export function settingsLockWords(
  run: RunState,
  settings: Pick<Settings, 'loss' | 'learnTemperature'>,
): string | null {
  if (!isActive(run)) return null;
  if (!takesChanges(run)) return waitWords(run);
  return isLive('temperature', settings)
    ? t('A run keeps its settings. Only temperature and learning rate can be turned while it goes on.')
    : t('A run keeps its settings. Only the learning rate can be turned while it goes on.');
}

/** The same of the views, all of which can be turned. */
export function viewsLockWords(run: RunState): string | null {
  if (!isActive(run)) return null;
  return takesChanges(run) ? t('holds from the next step on') : waitWords(run);
}

function waitWords({ phase }: RunState): string {
  return phase === 'stopping' ? t('fixed until the run has ended') : t('fixed until the first step');
}

/** The name of what can be turned. */
function liveLabel(name: LiveName): string {
  if (name === 'temperature' || name === 'learningRate') return numericWords()[name].label;
  return augmentationWords()[name].label;
}

/** The value as its own control says it. */
function liveValue(name: LiveName, value: number): string {
  if (name === 'learningRate') return small(value);
  return name === 'temperature' ? plain(value) : augmentationWords()[name].say(value);
}

/** `step 1,200: Temperature 0.2 → 0.1` */
export function changeWords({ step, name, from, to }: SettingChange): string {
  return t('step {step}: {name} {from} → {to}', {
    step: count(step),
    name: liveLabel(name),
    from: liveValue(name, from),
    to: liveValue(name, to),
  });
}

/** What a mark on a chart has room for: the last value of a number, and `views` for whatever changed them. */
export function markLabel(changes: readonly SettingChange[]): string {
  const last = (name: LiveName): number | undefined =>
    changes.filter((change) => change.name === name).at(-1)?.to;
  const [temperature, rate] = [last('temperature'), last('learningRate')];
  const parts = [
    temperature === undefined ? '' : `τ ${plain(temperature)}`,
    rate === undefined ? '' : t('rate {rate}', { rate: small(rate) }),
    AUGMENTATION_NAMES.some((name) => last(name) !== undefined) ? t('views') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
