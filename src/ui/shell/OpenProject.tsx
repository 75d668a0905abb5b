import { useState } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { projectWords } from '../words/keepWords.ts';

/** A file input that looks like a button, for projects. Its words are its name. */
export function OpenProject({ look }: { readonly look: string }) {
  const busy = useStudioState(({ projectWork, run }) => projectWork.phase === 'working' || isActive(run));
  const { openZip } = useActions();
  // A new element for every choice, so that the same file can be chosen twice.
  const [choices, setChoices] = useState(0);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) await openZip(file);
    setChoices((number) => number + 1);
  };
  return (
    <label className={`button ${look}`} aria-disabled={busy}>
      {projectWords.open()}
      <input
        key={choices}
        className="visually-hidden"
        type="file"
        accept=".zip,application/zip"
        disabled={busy}
        onChange={({ target }) => void choose(target.files?.[0])}
      />
    </label>
  );
}
