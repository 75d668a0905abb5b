import { Icon } from '../primitives/Icon.tsx';

/** Puts a notice away. */
export function DismissButton({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <button type="button" className="button button--plain" aria-label="Dismiss" onClick={onDismiss}>
      <Icon name="close" />
    </button>
  );
}
