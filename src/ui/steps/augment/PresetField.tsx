import { PRESET_NAMES, presetOf } from '../../../core/augmentation.ts';
import { ChoiceField } from '../../settings/ChoiceField.tsx';
import '../../settings/fields.css';
import { useActions, useStudioState } from '../../studioContext.ts';
import { PRESET_REASONS, PRESET_WORDS } from '../../words/augmentationWords.ts';

const OPTIONS = [...PRESET_NAMES, 'own'] as const;

/** All sliders at once, by what the photos are of. */
export function PresetField({ locked }: { readonly locked: boolean }) {
  const value = useStudioState((state) => presetOf(state.settings.augmentation) ?? 'own');
  const { applyPreset } = useActions();
  return (
    <ChoiceField
      label="Preset"
      options={OPTIONS}
      words={PRESET_WORDS}
      unavailable={['own']}
      note={PRESET_REASONS[value]}
      value={value}
      disabled={locked}
      onChange={(preset) => {
        if (preset !== 'own') applyPreset(preset);
      }}
    />
  );
}
