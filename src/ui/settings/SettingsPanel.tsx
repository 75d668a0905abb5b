import { ARCHITECTURES } from '../../core/architecture/encoders.ts';
import { largestBatch } from '../../core/defaults/size.ts';
import { isActive } from '../../core/runState.ts';
import { ENCODERS, NORMALISATIONS, type EncoderName, type NumericSetting } from '../../core/settings.ts';
import { trainingPhotos } from '../../store/state.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { NORMALISATION_WORDS } from '../words/settingWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import './fields.css';
import { LossFields } from './LossFields.tsx';
import { encoderSize } from './networkSize.ts';
import { NumberField } from './NumberField.tsx';
import { SuggestionReasons } from './SuggestionReasons.tsx';

const ENCODER_WORDS: Readonly<Record<EncoderName, string>> = {
  tiny: ARCHITECTURES.tiny.title,
  small: ARCHITECTURES.small.title,
  medium: ARCHITECTURES.medium.title,
};

const NUMBERS: readonly NumericSetting[] = ['batchSize', 'imageSize', 'steps', 'learningRate', 'seed'];

/** Everything that decides a run but the views, which have a step of their own. */
export function SettingsPanel() {
  const settings = useStudioState((state) => state.settings);
  const photoCount = useStudioState(trainingPhotos);
  const locked = useStudioState((state) => isActive(state.run));
  const changed = useStudioState((state) => state.chosen.size > 0);
  const { setSetting, restoreSuggestions } = useActions();
  return (
    <section aria-labelledby="settings-title">
      <div className="panel-title">
        <h2 id="settings-title">Settings</h2>
        {changed && !locked && (
          <button type="button" className="button button--plain" onClick={restoreSuggestions}>
            Use suggested
          </button>
        )}
        {locked && <span className="soft">fixed during a run</span>}
      </div>
      <ChoiceField
        label="Encoder"
        options={ENCODERS}
        words={ENCODER_WORDS}
        value={settings.encoder}
        note={encoderSize(settings)}
        disabled={locked}
        onChange={(value) => setSetting('encoder', value)}
      />
      <ChoiceField
        label="Normalisation"
        options={NORMALISATIONS}
        words={NORMALISATION_WORDS}
        value={settings.normalisation}
        disabled={locked}
        onChange={(value) => setSetting('normalisation', value)}
      />
      <LossFields locked={locked} />
      {NUMBERS.map((name) => (
        <NumberField
          key={name}
          name={name}
          value={settings[name]}
          most={name === 'batchSize' && photoCount > 0 ? largestBatch(photoCount) : undefined}
          disabled={locked}
          onChange={(value) => setSetting(name, value)}
        />
      ))}
      <SuggestionReasons />
    </section>
  );
}
