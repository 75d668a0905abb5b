import { AUGMENTATION_NAMES, type Augmentation } from './augmentation.ts';
import { learnsTemperature, usesSetting } from './losses.ts';
import type { RunState } from './runState.ts';
import type { Settings } from './settings.ts';

/** Settings that may be turned while a run goes on: what a step reads anew. All are numbers. */
const LIVE_NAMES = ['temperature', 'learningRate', ...AUGMENTATION_NAMES] as const;
export type LiveName = 'temperature' | 'learningRate' | keyof Augmentation;

/** What is to be turned, and to what. */
export type LiveChanges = Readonly<Partial<Record<LiveName, number>>>;

/** Something that was turned in a run: `from` held before `step`, `to` holds from it on. */
export interface SettingChange {
  /** From 1. */
  readonly step: number;
  readonly name: LiveName;
  readonly from: number;
  readonly to: number;
}

const isAugmentation = (name: LiveName): name is keyof Augmentation =>
  name !== 'temperature' && name !== 'learningRate';

/** Whether a run takes changes now: not before its first step, nor once it has been told to end. */
export function takesChanges({ phase }: RunState): boolean {
  return phase === 'running' || phase === 'pausing' || phase === 'paused';
}

/** Whether a setting may be turned in a run of these settings: not a temperature that is learned or not used. */
export function isLive(
  name: string,
  settings: Pick<Settings, 'loss' | 'learnTemperature'>,
): name is LiveName {
  if (name === 'temperature')
    return usesSetting(settings.loss, 'temperature') && !learnsTemperature(settings);
  return LIVE_NAMES.some((live) => live === name);
}

export function liveValue(settings: Settings, name: LiveName): number {
  return isAugmentation(name) ? settings.augmentation[name] : settings[name];
}

/** The settings with what has been turned. */
export function withLive(settings: Settings, { temperature, learningRate, ...views }: LiveChanges): Settings {
  return {
    ...settings,
    temperature: temperature ?? settings.temperature,
    learningRate: learningRate ?? settings.learningRate,
    augmentation: { ...settings.augmentation, ...views },
  };
}

/** Whether views that were made under the old settings are not those that the new ones make. */
export function changesViews(changes: LiveChanges): boolean {
  return Object.keys(changes).some((name) => isAugmentation(name as LiveName));
}

/** The settings that a run came to have: `step` is the last that counts, all by default. */
export function settingsAfter(begun: Settings, changes: readonly SettingChange[], step = Infinity): Settings {
  const held = changes.filter((change) => change.step <= step);
  return withLive(begun, Object.fromEntries(held.map(({ name, to }) => [name, to])));
}

/**
 * The changes of a run, and more that hold from `step` on, which is no earlier than any so far. What was turned twice
 * before the same step counts once, and not at all where it came back.
 */
export function withChanges(
  changes: readonly SettingChange[],
  begun: Settings,
  step: number,
  turned: LiveChanges,
): readonly SettingChange[] {
  const before = settingsAfter(begun, changes, step - 1);
  const others = changes.filter((change) => change.step !== step || turned[change.name] === undefined);
  const added = LIVE_NAMES.flatMap((name): SettingChange[] => {
    const from = liveValue(before, name);
    const to = turned[name] ?? from;
    return to === from ? [] : [{ step, name, from, to }];
  });
  return [...others, ...added];
}

/** What the row of a step in the run log says of it: [from, to] by name; undefined where nothing was turned. */
export function changedAt(
  changes: readonly SettingChange[],
  step: number,
): Readonly<Record<string, readonly [from: number, to: number]>> | undefined {
  const own = changes.filter((change) => change.step === step);
  if (own.length === 0) return undefined;
  return Object.fromEntries(own.map(({ name, from, to }) => [name, [from, to] as const]));
}
