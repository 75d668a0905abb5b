import { AUGMENTATION_NAMES } from '../../core/augmentation.ts';
import { isLive, takesChanges, type LiveName, type SettingChange } from '../../core/liveSettings.ts';
import { isActive, type RunState } from '../../core/runState.ts';
import type { Settings } from '../../core/settings.ts';
import { AUGMENTATION_WORDS } from './augmentationWords.ts';
import { count, small } from './numbers.ts';
import { NUMERIC_WORDS } from './settingWords.ts';

/** Said of a temperature that is learned, while it is. */
export const LEARNED_TEMPERATURE = 'Where it began. Training moves it, so it cannot be turned by hand.';

/** Why the settings of a run are fixed, and which are not; null where none is. */
export function settingsLockWords(
  run: RunState,
  settings: Pick<Settings, 'loss' | 'learnTemperature'>,
): string | null {
  if (!isActive(run)) return null;
  if (!takesChanges(run)) return waitWords(run);
  const live = isLive('temperature', settings) ? 'temperature and learning rate' : 'the learning rate';
  return `A run keeps its settings. Only ${live} can be turned while it goes on.`;
}

/** The same of the views, all of which can be turned. */
export function viewsLockWords(run: RunState): string | null {
  if (!isActive(run)) return null;
  return takesChanges(run) ? 'holds from the next step on' : waitWords(run);
}

function waitWords({ phase }: RunState): string {
  return phase === 'stopping' ? 'fixed until the run has ended' : 'fixed until the first step';
}

/** The name of what can be turned. */
function liveLabel(name: LiveName): string {
  if (name === 'temperature' || name === 'learningRate') return NUMERIC_WORDS[name].label;
  return AUGMENTATION_WORDS[name].label;
}

/** The value as its own control says it. */
function say(name: LiveName, value: number): string {
  if (name === 'learningRate') return small(value);
  return name === 'temperature' ? String(value) : AUGMENTATION_WORDS[name].say(value);
}

/** `step 1,200: Temperature 0.2 → 0.1` */
export function changeWords({ step, name, from, to }: SettingChange): string {
  return `step ${count(step)}: ${liveLabel(name)} ${say(name, from)} → ${say(name, to)}`;
}

/** What a mark on a chart has room for: the last value of a number, and `views` for whatever changed them. */
export function markLabel(changes: readonly SettingChange[]): string {
  const last = (name: LiveName): number | undefined =>
    changes.filter((change) => change.name === name).at(-1)?.to;
  const [temperature, rate] = [last('temperature'), last('learningRate')];
  const parts = [
    temperature === undefined ? '' : `τ ${temperature}`,
    rate === undefined ? '' : `rate ${small(rate)}`,
    AUGMENTATION_NAMES.some((name) => last(name) !== undefined) ? 'views' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
