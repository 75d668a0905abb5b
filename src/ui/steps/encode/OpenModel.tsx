import { useRef, useState } from 'react';
import { isActive } from '../../../core/runState.ts';
import { isFrozen } from '../../../core/warmStart.ts';
import { useActions, useStudioState } from '../../studioContext.ts';
import { fileWords, leftOutWords } from '../../words/modelFileWords.ts';
import { ExploreOpened } from '../ExploreOpened.tsx';
import { t } from '../../language/t.ts';

/** Which file the encoder comes from, and the way to open one. */
export function OpenModel() {
  const opened = useStudioState((state) => state.opened);
  const isOwn = useStudioState((state) => state.settings.encoder === 'own');
  const frozen = useStudioState((state) => isFrozen(state.settings));
  const busy = useStudioState((state) => state.opening);
  const locked = useStudioState((state) => isActive(state.run));
  const { openModel } = useActions();
  const input = useRef<HTMLInputElement>(null);
  // A new element for every choice, so that the same file can be chosen twice.
  const [choices, setChoices] = useState(0);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) await openModel(file);
    setChoices((number) => number + 1);
  };
  const leftOut = opened && leftOutWords(opened);
  return (
    <div className="open-model">
      {isOwn && opened && (
        <p className="open-model__file">
          <strong>{fileWords(opened)}.</strong> {leftOut}
        </p>
      )}
      {frozen && <p>{t('It is frozen: h, and with it the map, stays as it is while the head learns.')}</p>}
      <button
        type="button"
        className="button button--small"
        disabled={busy || locked}
        onClick={() => input.current?.click()}
      >
        {busy ? t('Opening …') : t('Open a model…')}
      </button>
      <input
        key={choices}
        ref={input}
        className="visually-hidden"
        type="file"
        aria-label={t('Model file')}
        accept=".zip,application/zip"
        // The button before it is its place in the order of the keyboard.
        tabIndex={-1}
        disabled={busy || locked}
        onChange={({ target }) => void choose(target.files?.[0])}
      />
      {isOwn && <ExploreOpened />}
      <p className="soft">
        {t(
          'A likeness-model.zip, or a TensorFlow.js layers model in a zip: training begins with what it has learned, or you explore your photos with it as it is.',
        )}
      </p>
    </div>
  );
}
