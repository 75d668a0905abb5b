import { largestBatch } from '../../core/defaults/size.ts';
import { isLive, takesChanges } from '../../core/liveSettings.ts';
import { isActive } from '../../core/runState.ts';
import { NORMALISATIONS, OPTIMIZER_NAMES, type NumericSetting } from '../../core/settings.ts';
import { knownPhotos } from '../../store/duplicates.ts';
import { trainingPhotos } from '../../store/state.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { settingsLockWords } from '../words/liveWords.ts';
import { OPTIMIZER_LABELS, optimizerUses } from '../words/optimizerWords.ts';
import { heldOutNote } from '../words/heldOutWords.ts';
import { NORMALISATION_WORDS } from '../words/settingWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { EncoderFields } from './EncoderFields.tsx';
import './fields.css';
import { LossFields } from './LossFields.tsx';
import { NumberField } from './NumberField.tsx';
import { SuggestionReasons } from './SuggestionReasons.tsx';
import { t } from '../language/t.ts';

/** Why fields cannot be changed. */
function ownNote(isSizeFixed: boolean): string {
  return isSizeFixed
    ? t('Comes with the opened encoder, as does the image size.')
    : t('Comes with the opened encoder.');
}

/** Everything that decides a run but the views, which have a step of their own. */
export function SettingsPanel() {
  const settings = useStudioState((state) => state.settings);
  const photoCount = useStudioState(trainingPhotos);
  const known = useStudioState(knownPhotos);
  const locked = useStudioState((state) => isActive(state.run));
  const turnable = useStudioState((state) => takesChanges(state.run));
  const lockWords = useStudioState((state) => settingsLockWords(state.run, state.settings));
  const changed = useStudioState((state) => state.chosen.size > 0);
  const { setSetting, restoreSuggestions } = useActions();
  // An opened encoder brings its normalisation along, and most bring the size of their views.
  const isSizeFixed = (settings.own?.imageSize ?? null) !== null;
  const isLocked = (name: NumericSetting): boolean =>
    (locked && !(turnable && isLive(name, settings))) || (name === 'imageSize' && isSizeFixed);
  const number = (name: NumericSetting, most?: number) => (
    <NumberField
      name={name}
      value={settings[name]}
      most={most}
      disabled={isLocked(name)}
      onChange={(value) => setSetting(name, value)}
    />
  );
  return (
    <section aria-labelledby="settings-title">
      <div className="panel-title">
        <h2 id="settings-title">{t('Settings')}</h2>
        {changed && !locked && (
          <button type="button" className="button button--plain" onClick={restoreSuggestions}>
            {t('Use suggested')}
          </button>
        )}
      </div>
      {lockWords !== null && <p className="field__note">{lockWords}</p>}
      <EncoderFields locked={locked} />
      <ChoiceField
        label={t('Normalisation')}
        options={NORMALISATIONS}
        words={NORMALISATION_WORDS}
        note={settings.own ? ownNote(isSizeFixed) : ''}
        value={settings.normalisation}
        disabled={locked || settings.own !== undefined}
        onChange={(value) => setSetting('normalisation', value)}
      />
      <LossFields locked={locked} isLocked={isLocked} />
      {number('batchSize', photoCount > 0 ? largestBatch(photoCount) : undefined)}
      {number('imageSize')}
      {number('steps')}
      <ChoiceField
        label={t('Optimizer')}
        options={OPTIMIZER_NAMES}
        words={OPTIMIZER_LABELS}
        value={settings.optimizer}
        note={optimizerUses()[settings.optimizer]}
        disabled={locked}
        onChange={(value) => setSetting('optimizer', value)}
      />
      {number('learningRate')}
      {number('seed')}
      <NumberField
        name="heldOut"
        value={settings.heldOut}
        note={heldOutNote(known, settings.heldOut)}
        disabled={locked}
        onChange={(value) => setSetting('heldOut', value)}
      />
      <SuggestionReasons />
    </section>
  );
}
