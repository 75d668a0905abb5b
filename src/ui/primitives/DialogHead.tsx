import { Icon } from './Icon.tsx';
import { t } from '../language/t.ts';

interface DialogHeadProps {
  /** By which the dialog is named. */
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Title and close button of a dialog. */
export function DialogHead({ id, title, onClose }: DialogHeadProps) {
  return (
    <div className="dialog__head">
      <h2 id={id}>{title}</h2>
      <button type="button" className="button button--small" aria-label={t('Close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
