import { useEffect, useState } from 'react';
import { isActive } from '../../core/runState.ts';
import type { Intake } from '../../store/newcomers.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { dropAnywhere, dropLater, dropWords, INTAKES } from '../words/intakeWords.ts';
import './dropCatcher.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** What is dropped there does; undefined where the window is one. */
function intakeAt({ target }: DragEvent): Intake | undefined {
  const half = target instanceof Element ? target.closest<HTMLElement>('[data-intake]') : null;
  return INTAKES.find((name) => name === half?.dataset['intake']);
}

type Over = 'nothing' | 'window' | Intake;

/**
 * Takes drops anywhere in the window, and says so while something is dragged over it. With photos at hand the window has
 * two halves: one adds to them, one replaces them.
 */
export function DropCatcher() {
  const { importDrop } = useActions();
  const [over, setOver] = useState<Over>('nothing');
  const hasPhotos = useStudioState((state) => state.photos.length > 0);
  const locked = useStudioState((state) => isActive(state.run));
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the page to open the file.
      event.preventDefault();
      setOver(intakeAt(event) ?? 'window');
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver('nothing');
    };
    const onDrop = (event: DragEvent): void => {
      setOver('nothing');
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void importDrop(event, intakeAt(event));
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [importDrop]);
  if (over === 'nothing') return null;
  if (locked || !hasPhotos) {
    return (
      <div className="drop-catcher" aria-hidden="true">
        <p>{locked ? dropLater() : dropAnywhere()}</p>
      </div>
    );
  }
  return (
    <div className="drop-catcher drop-catcher--halves" aria-hidden="true">
      {(['add', 'replace'] as const).map((intake) => (
        <p key={intake} data-intake={intake} data-over={over === intake}>
          {dropWords()[intake]}
        </p>
      ))}
    </div>
  );
}
