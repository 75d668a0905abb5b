import { useState } from 'react';
import { useActions } from '../studioContext.ts';
import { keepWords } from '../words/keepWords.ts';

/** Forgets what is kept in the browser, once one has read what goes. */
export function ForgetWork({ bytes }: { readonly bytes: number }) {
  const { forgetWork } = useActions();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="button button--plain" onClick={() => setAsking(true)}>
        {keepWords.forget()}
      </button>
    );
  }
  return (
    <div role="group" aria-label={keepWords.forget()}>
      <p className="soft">{keepWords.forgetting(bytes)}</p>
      <div className="notice__buttons">
        <button type="button" className="button button--small" autoFocus onClick={() => void forgetWork()}>
          {keepWords.forget()}
        </button>
        <button type="button" className="button button--plain" onClick={() => setAsking(false)}>
          {keepWords.cancel()}
        </button>
      </div>
    </div>
  );
}
