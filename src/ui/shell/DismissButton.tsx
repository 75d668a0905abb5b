import { Icon } from '../primitives/Icon.tsx';
import { t } from '../language/t.ts';

/** Puts a notice away. */
export function DismissButton({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <button type="button" className="button button--plain" aria-label={t('Dismiss')} onClick={onDismiss}>
      <Icon name="close" />
    </button>
  );
}
