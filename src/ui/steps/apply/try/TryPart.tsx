import { useEffect, useState, type ChangeEvent } from 'react';
import { t } from '../../../language/t.ts';
import { Icon } from '../../../primitives/Icon.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { Camera } from './Camera.tsx';
import { TriedResult } from './TriedResult.tsx';
import './try.css';

/** The file of an event's data that is a picture; null where there is none. */
function pictureOf(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** A new photo: what the classifier says it is, which photos are most like it, and where it lies on the map. */
export function TryPart() {
  const trained = useStudioState((state) => state.model.phase === 'trained');
  const { tryPhoto } = useActions();
  const [camera, setCamera] = useState<'off' | 'on'>('off');

  useEffect(() => {
    if (!trained) return;
    const paste = (event: ClipboardEvent): void => {
      const file = pictureOf(event.clipboardData);
      if (file === null) return;
      event.preventDefault();
      void tryPhoto(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [trained, tryPhoto]);

  return (
    <ApplyPart name="try">
      <p className="part__about">
        {trained
          ? t(
              'Choose a photo that is none of these, paste one, take one, or drop one on “Try it”. Nothing of it leaves this device, and it joins no set.',
            )
          : t('Once there is a model, a new photo can be tried here. Start the training below.')}
      </p>
      {trained && (
        <>
          <div className="part__buttons">
            <TryFileButton />
            <button
              type="button"
              className="button"
              aria-pressed={camera === 'on'}
              onClick={() => setCamera(camera === 'on' ? 'off' : 'on')}
            >
              <Icon name="camera" />
              {camera === 'on' ? t('Stop the camera') : t('Use the camera')}
            </button>
          </div>
          {camera === 'on' && (
            <Camera
              onPhoto={(file) => {
                setCamera('off');
                void tryPhoto(file);
              }}
            />
          )}
          <TriedResult />
        </>
      )}
    </ApplyPart>
  );
}

/** A file input that looks like a button. */
function TryFileButton() {
  const { tryPhoto } = useActions();
  // A new element for every choice, so that the same file can be chosen twice.
  const [choices, setChoices] = useState(0);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    if (file) void tryPhoto(file);
    setChoices((number) => number + 1);
  };
  return (
    <label className="button">
      <Icon name="picture" />
      {t('Photo to try')}
      <input key={choices} className="visually-hidden" type="file" accept="image/*" onChange={choose} />
    </label>
  );
}
