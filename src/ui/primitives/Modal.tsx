import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import './dialog.css';
import { DialogHead } from './DialogHead.tsx';

interface ModalProps {
  readonly title: string;
  /** Escape and the close button. */
  readonly onClose: () => void;
  /** For pictures beside words. */
  readonly size?: 'wide';
  readonly children: ReactNode;
}

/**
 * A dialog that is there as long as it is rendered, for what the page asks by itself. The focus goes to what is marked
 * `data-first-focus`, and in the end back to where it was.
 */
export function Modal({ title, onClose, size, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Closed before it is taken away, which gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={size === undefined ? 'dialog' : `dialog dialog--${size}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        // Whoever renders it takes it away.
        event.preventDefault();
        onClose();
      }}
    >
      <DialogHead id={heading} title={title} onClose={onClose} />
      {children}
    </dialog>
  );
}
