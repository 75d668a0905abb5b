import { useId, useRef, type ReactNode } from 'react';
import './dialog.css';
import { Icon } from './Icon.tsx';

interface DialogProps {
  /** The button that opens it: what it holds, and its name where that is not a word. */
  readonly opener: { readonly content: ReactNode; readonly label?: string; readonly className: string };
  readonly title: string;
  readonly children: ReactNode;
}

/** A button and the dialog that it opens. Escape and the close button bring the focus back to it. */
export function Dialog({ opener, title, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button
        type="button"
        className={opener.className}
        aria-label={opener.label}
        title={opener.label}
        onClick={() => dialog.current?.showModal()}
      >
        {opener.content}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={heading}>
        <div className="dialog__head">
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            className="button button--small"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {children}
      </dialog>
    </>
  );
}
