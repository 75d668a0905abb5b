import { learnsTemperature, usesSetting } from '../../core/losses.ts';
import { LOSSES, NEGATIVES, SIMILARITIES, type NumericSetting } from '../../core/settings.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { learnedTemperature } from '../words/liveWords.ts';
import { lossHindrance, lossNames, negativesWords } from '../words/lossWords.ts';
import { similarityWords } from '../words/settingWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { NumberField } from './NumberField.tsx';
import { SwitchField } from './SwitchField.tsx';
import { t } from '../language/t.ts';

export interface LossFieldsProps {
  readonly locked: boolean;
  /** Whether a number is fixed: some can be turned during a run. */
  readonly isLocked: (name: NumericSetting) => boolean;
}

/** The loss, and the settings that it uses. */
export function LossFields({ locked, isLocked }: LossFieldsProps) {
  const settings = useStudioState((state) => state.settings);
  const labelCount = useStudioState((state) => state.labels.length);
  const { setSetting } = useActions();
  const { loss } = settings;
  const hindrances = LOSSES.map((name) => [name, lossHindrance(name, labelCount)] as const);
  const hindered = hindrances.filter(([, reason]) => reason !== null);
  const number = (name: Extract<NumericSetting, 'temperature' | 'margin' | 'queue'>) =>
    usesSetting(loss, name) && (
      <NumberField
        key={name}
        name={name}
        value={settings[name]}
        note={
          name === 'temperature' && locked && learnsTemperature(settings) ? learnedTemperature() : undefined
        }
        disabled={isLocked(name)}
        onChange={(value) => setSetting(name, value)}
      />
    );
  return (
    <>
      <ChoiceField
        label={t('Loss')}
        options={LOSSES}
        words={lossNames()}
        unavailable={hindered.map(([name]) => name)}
        note={hindered.map(([, reason]) => reason).join(' ')}
        isNoteUrgent={hindered.some(([name]) => name === loss)}
        value={loss}
        disabled={locked}
        onChange={(value) => setSetting('loss', value)}
      />
      <ChoiceField
        label={t('Similarity')}
        options={SIMILARITIES}
        words={similarityWords()}
        value={settings.similarity}
        disabled={locked}
        onChange={(value) => setSetting('similarity', value)}
      />
      {number('temperature')}
      {usesSetting(loss, 'learnTemperature') && (
        <SwitchField
          // Not "temperature": that names the field above.
          label={t('Learn τ')}
          about={t('Training moves the temperature too, from the value above.')}
          value={settings.learnTemperature}
          disabled={locked}
          onChange={(value) => setSetting('learnTemperature', value)}
        />
      )}
      {number('margin')}
      {usesSetting(loss, 'negatives') && (
        <ChoiceField
          label={t('Negatives')}
          options={NEGATIVES}
          words={negativesWords()}
          value={settings.negatives}
          disabled={locked}
          onChange={(value) => setSetting('negatives', value)}
        />
      )}
      {number('queue')}
    </>
  );
}
