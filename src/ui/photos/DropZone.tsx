import { useState, type ChangeEvent, type ReactNode } from 'react';
import { Icon, type IconName } from '../primitives/Icon.tsx';
import { IntakeField } from './IntakeField.tsx';
import { useActions } from '../studioContext.ts';
import './dropZone.css';
import { t } from '../language/t.ts';

export interface DropZoneProps {
  readonly size: 'large' | 'small';
  readonly disabled: boolean;
  readonly children?: ReactNode;
}

/**
 * The region that takes photos. Drops are taken anywhere in the window (DropCatcher); this is where one is
 * told so, and where the keyboard finds the same by way of inputs.
 */
export function DropZone({ size, disabled, children }: DropZoneProps) {
  const { useSamples: loadSamples } = useActions();
  return (
    <section className={`drop-zone drop-zone--${size}`} aria-label={t('Drop photos')}>
      {children}
      <div className="drop-zone__buttons">
        <FileButton
          label={t('Photos folder')}
          icon="folder"
          folder
          disabled={disabled}
          small={size === 'small'}
        />
        <FileButton label={t('Photo files')} icon="files" disabled={disabled} small={size === 'small'} />
        {size === 'small' && (
          <button
            type="button"
            className="button button--plain"
            disabled={disabled}
            onClick={() => void loadSamples()}
          >
            {t('Use sample pictures')}
          </button>
        )}
      </div>
      {size === 'small' && <IntakeField disabled={disabled} />}
    </section>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly folder?: boolean;
  readonly disabled: boolean;
  readonly small: boolean;
}

/** A file input that looks like a button. Its words are its name. */
function FileButton({ label, icon, folder = false, disabled, small }: FileButtonProps) {
  const { importInput } = useActions();
  // A new element for every choice, so that the same folder can be chosen twice.
  const [choices, setChoices] = useState(0);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    await importInput(event.nativeEvent);
    setChoices((number) => number + 1);
  };
  return (
    <label className={`button ${small ? 'button--small' : ''}`} aria-disabled={disabled}>
      {!small && <Icon name={icon} />}
      {label}
      <input
        key={choices}
        className="visually-hidden"
        type="file"
        multiple
        // Images by preference; what a file is, its content decides.
        {...(folder ? { webkitdirectory: '' } : { accept: 'image/*' })}
        disabled={disabled}
        onChange={(event) => void choose(event)}
      />
    </label>
  );
}
