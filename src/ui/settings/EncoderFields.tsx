import { ENCODERS } from '../../core/settings.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { fileWords } from '../words/modelFileWords.ts';
import { encoderWords } from '../words/settingWords.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { encoderSize } from './networkSize.ts';
import { SwitchField } from './SwitchField.tsx';
import { t } from '../language/t.ts';

/** The encoder; and whether it learns, where it has learned before. */
export function EncoderFields({ locked }: { readonly locked: boolean }) {
  const settings = useStudioState((state) => state.settings);
  const opened = useStudioState((state) => state.opened);
  const { setSetting } = useActions();
  const isOwn = settings.encoder === 'own';
  const size = encoderSize(settings);
  return (
    <>
      <ChoiceField
        label={t('Encoder')}
        options={opened ? [...ENCODERS, 'own'] : ENCODERS}
        words={encoderWords()}
        value={settings.encoder}
        note={isOwn && opened ? `${fileWords(opened)}: ${size}` : size}
        disabled={locked}
        onChange={(value) => setSetting('encoder', value)}
      />
      {isOwn && (
        <SwitchField
          label={t('Train the encoder')}
          about={t(
            'Off, the encoder stays as it was opened and only the projection head learns, which takes less time.',
          )}
          value={!settings.freeze}
          disabled={locked}
          onChange={(value) => setSetting('freeze', !value)}
        />
      )}
    </>
  );
}
