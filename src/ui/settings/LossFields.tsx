import { learnsTemperature, usesSetting } from '../../core/losses.ts';
import { LOSSES, NEGATIVES, SIMILARITIES, type NumericSetting } from '../../core/settings.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { LEARNED_TEMPERATURE } from '../words/liveWords.ts';
import { LOSS_WORDS, lossHindrance, NEGATIVES_WORDS } from '../words/lossWords.ts';
import { SIMILARITY_WORDS } from '../words/settingWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { NumberField } from './NumberField.tsx';
import { SwitchField } from './SwitchField.tsx';

const NAMES = Object.fromEntries(LOSSES.map((loss) => [loss, LOSS_WORDS[loss].name])) as Record<
  (typeof LOSSES)[number],
  string
>;

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
          name === 'temperature' && locked && learnsTemperature(settings) ? LEARNED_TEMPERATURE : undefined
        }
        disabled={isLocked(name)}
        onChange={(value) => setSetting(name, value)}
      />
    );
  return (
    <>
      <ChoiceField
        label="Loss"
        options={LOSSES}
        words={NAMES}
        unavailable={hindered.map(([name]) => name)}
        note={hindered.map(([, reason]) => reason).join(' ')}
        isNoteUrgent={hindered.some(([name]) => name === loss)}
        value={loss}
        disabled={locked}
        onChange={(value) => setSetting('loss', value)}
      />
      <ChoiceField
        label="Similarity"
        options={SIMILARITIES}
        words={SIMILARITY_WORDS}
        value={settings.similarity}
        disabled={locked}
        onChange={(value) => setSetting('similarity', value)}
      />
      {number('temperature')}
      {usesSetting(loss, 'learnTemperature') && (
        <SwitchField
          // Not "temperature": that names the field above.
          label="Learn τ"
          about="Training moves the temperature too, from the value above."
          value={settings.learnTemperature}
          disabled={locked}
          onChange={(value) => setSetting('learnTemperature', value)}
        />
      )}
      {number('margin')}
      {usesSetting(loss, 'negatives') && (
        <ChoiceField
          label="Negatives"
          options={NEGATIVES}
          words={NEGATIVES_WORDS}
          value={settings.negatives}
          disabled={locked}
          onChange={(value) => setSetting('negatives', value)}
        />
      )}
      {number('queue')}
    </>
  );
}
