import { AUGMENTATION_NAMES, PRESETS, type Augmentation, type PresetName } from '../../core/augmentation.ts';
import { isLive, takesChanges } from '../../core/liveSettings.ts';
import { isActive } from '../../core/runState.ts';
import { DEFAULT_SETTINGS, type DuplicateChoice, type Settings } from '../../core/settings.ts';
import type { StudioContext } from '../context.ts';
import type { ParsedHash } from '../hash.ts';
import type { Deed } from '../history.ts';
import { remember } from '../remember.ts';
import type { SettingKey, SettingName, StepName, StudioState } from '../state.ts';
import { withSuggestions } from '../suggestions.ts';
import type { LiveAdjuster } from './liveAdjuster.ts';
import { joined, message, type Message } from '../../core/message.ts';

export interface SettingsActions {
  readonly goTo: (step: StepName) => void;
  readonly setSetting: <K extends SettingName>(name: K, value: Settings[K]) => void;
  readonly setAugmentation: (name: keyof Augmentation, value: number) => void;
  /** Sets the whole augmentation; in a run, what differs is turned. */
  readonly applyPreset: (preset: PresetName) => void;
  /** What becomes of all groups of near-duplicates; choices for single groups are taken back. */
  readonly chooseForAllGroups: (choice: DuplicateChoice) => void;
  readonly chooseForGroup: (group: number, choice: DuplicateChoice) => void;
  /** Takes back what the user has set, so that the suggestions hold again. */
  readonly restoreSuggestions: () => void;
  readonly dismissNotice: () => void;
  /** Takes the wish for a language out of the address. */
  readonly forgetLanguage: () => void;
}

/** An address carries no files. */
const MISSING_ENCODER = message(
  'The address asks for an encoder of your own, whose model file is not open. Open it in the Encode step; until then a suggested encoder stands in.',
);

/** A run keeps the settings that it began with, but for a few that may be turned while it goes on. */
export function settingsActions({ state }: StudioContext, adjuster: LiveAdjuster): SettingsActions {
  const whileIdle = (deed: Deed, change: (current: StudioState) => Partial<StudioState>): void => {
    if (!isActive(state.getState().run)) remember(state, deed, () => state.setState(change));
  };
  /** Whether the run took it. */
  const turned = (name: SettingKey, value: unknown): boolean => {
    const { run, settings } = state.getState();
    if (!takesChanges(run) || !isLive(name, settings) || typeof value !== 'number') return false;
    remember(state, { what: 'setting', name }, () => adjuster.turn(name, value));
    return true;
  };
  return {
    goTo: (step) => state.setState({ step }),
    setSetting: (name, value) => {
      if (turned(name, value)) return;
      whileIdle({ what: 'setting', name }, (current) => {
        const settings = { ...current.settings, [name]: value };
        const chosen = new Set(current.chosen).add(name);
        // Suggestions go by these, and an opened encoder brings an image size along.
        const suggests =
          name === 'optimizer' ||
          name === 'batchSize' ||
          name === 'heldOut' ||
          name === 'encoder' ||
          settings.encoder === 'own';
        return { settings, chosen, ...(suggests ? withSuggestions({ ...current, settings, chosen }) : {}) };
      });
    },
    setAugmentation: (name, value) => {
      if (turned(name, value)) return;
      whileIdle({ what: 'setting', name }, ({ settings, chosen }) => ({
        settings: { ...settings, augmentation: { ...settings.augmentation, [name]: value } },
        chosen: new Set(chosen).add(name),
      }));
    },
    applyPreset: (preset) => {
      const wanted = PRESETS[preset];
      const { run, settings } = state.getState();
      if (takesChanges(run)) {
        const differs = AUGMENTATION_NAMES.filter((name) => settings.augmentation[name] !== wanted[name]);
        remember(state, { what: 'preset' }, () => {
          for (const name of differs) adjuster.turn(name, wanted[name]);
        });
        return;
      }
      whileIdle({ what: 'preset' }, (current) => ({
        settings: { ...current.settings, augmentation: wanted },
        chosen: new Set([...current.chosen, ...AUGMENTATION_NAMES]),
      }));
    },
    chooseForAllGroups: (choice) =>
      whileIdle({ what: 'duplicates' }, ({ settings, chosen }) => ({
        settings: { ...settings, duplicates: choice },
        chosen: new Set(chosen).add('duplicates'),
        groupChoices: new Map(),
      })),
    chooseForGroup: (group, choice) =>
      whileIdle({ what: 'duplicates' }, ({ groupChoices }) => ({
        groupChoices: new Map(groupChoices).set(group, choice),
      })),
    restoreSuggestions: () =>
      whileIdle({ what: 'suggestions' }, (current) => {
        const chosen = new Set<SettingKey>();
        const next = withSuggestions({ ...current, chosen, settings: DEFAULT_SETTINGS });
        return { chosen, groupChoices: new Map(), ...next };
      }),
    dismissNotice: () => state.setState({ notice: null }),
    forgetLanguage: () => state.setState({ language: null }),
  };
}

function ignoredWords(ignored: ParsedHash['ignored']): Message[] {
  const list = joined(ignored, '; ');
  return list
    ? [message('Ignored in the address: {list}. All else in it holds; set these on the page.', { list })]
    : [];
}

/** Takes over what an address says; settings that it does not name stay as they are. */
export function applyHash({ state }: StudioContext, parsed: ParsedHash): void {
  const current = state.getState();
  if (parsed.step) state.setState({ step: parsed.step });
  const { encoder, ...others } = parsed.settings;
  const isMissing = encoder === 'own' && current.opened === null;
  const wished = isMissing ? others : parsed.settings;
  const notice = joined([...ignoredWords(parsed.ignored), ...(isMissing ? [MISSING_ENCODER] : [])]);
  if (notice) state.setState({ notice });
  if (isActive(current.run)) return;
  const names = [...Object.keys(wished), ...Object.keys(parsed.augmentation)] as SettingKey[];
  if (names.length === 0) return;
  const settings = {
    ...current.settings,
    ...wished,
    augmentation: { ...current.settings.augmentation, ...parsed.augmentation },
  };
  const chosen = new Set([...current.chosen, ...names]);
  const next = withSuggestions({ ...state.getState(), settings, chosen });
  // The page's own links repeat all settings; choices for single groups give way to another one for all only.
  const forAll = wished.duplicates !== undefined && wished.duplicates !== current.settings.duplicates;
  remember(state, { what: 'address' }, () =>
    state.setState({ chosen, ...next, ...(forAll && { groupChoices: new Map() }) }),
  );
}
