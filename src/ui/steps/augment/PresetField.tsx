import { PRESET_NAMES, presetOf } from '../../../core/augmentation.ts';
import { ChoiceField } from '../../settings/ChoiceField.tsx';
import '../../settings/fields.css';
import { useActions, useStudioState } from '../../studioContext.ts';
import { presetReasons, presetWords } from '../../words/augmentationWords.ts';
import { t } from '../../language/t.ts';

const OPTIONS = [...PRESET_NAMES, 'own'] as const;

/** All sliders at once, by what the photos are of. */
export function PresetField({ locked }: { readonly locked: boolean }) {
  const value = useStudioState((state) => presetOf(state.settings.augmentation) ?? 'own');
  const { applyPreset } = useActions();
  return (
    <ChoiceField
      label={t('Preset')}
      options={OPTIONS}
      words={presetWords()}
      unavailable={['own']}
      note={presetReasons()[value]}
      value={value}
      disabled={locked}
      onChange={(preset) => {
        if (preset !== 'own') applyPreset(preset);
      }}
    />
  );
}
