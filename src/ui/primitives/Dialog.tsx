import { useId, useRef, useState, type ReactNode, type Ref } from 'react';
import './dialog.css';
import { DialogHead } from './DialogHead.tsx';

interface DialogProps {
  /** The button that opens it: what it holds, and its name where that is not a word. */
  readonly opener: {
    readonly content: ReactNode;
    readonly label?: string;
    readonly className: string;
  };
  /** For whoever presses the button by other means. */
  readonly openerRef?: Ref<HTMLButtonElement>;
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * A button and the dialog that it opens. Escape and the close button bring the focus back to it. What it holds is there
 * only while it is open, so that a long list costs nothing before.
 */
export function Dialog({ opener, openerRef, title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={openerRef}
        type="button"
        className={opener.className}
        aria-label={opener.label}
        title={opener.label}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {opener.content}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={() => setOpen(false)}>
        <DialogHead id={heading} title={title} onClose={() => dialog.current?.close()} />
        {open && children}
      </dialog>
    </>
  );
}
