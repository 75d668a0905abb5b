import { useEffect, useState } from 'react';
import { isActive } from '../../core/runState.ts';
import { useActions, useStudioState } from '../studioContext.ts';
import { dropAnywhere, dropLater, dropWords, DROP_TARGETS, type DropTarget } from '../words/intakeWords.ts';
import './dropCatcher.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** What is dropped there does; undefined where the window is one. */
function targetAt({ target }: DragEvent): DropTarget | undefined {
  const part = target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
  return DROP_TARGETS.find((name) => name === part?.dataset['drop']);
}

type Over = 'nothing' | 'window' | DropTarget;

/**
 * Takes drops anywhere in the window, and says so while something is dragged over it. With photos at hand the window has
 * two halves: one adds to them, one replaces them; in the Apply step a third has the model look at one.
 */
export function DropCatcher() {
  const { importDrop, tryDrop } = useActions();
  const [over, setOver] = useState<Over>('nothing');
  const hasPhotos = useStudioState((state) => state.photos.length > 0);
  const canTry = useStudioState(({ step, model }) => step === 'apply' && model.phase === 'trained');
  const locked = useStudioState((state) => isActive(state.run));
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the page to open the file.
      event.preventDefault();
      setOver(targetAt(event) ?? 'window');
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver('nothing');
    };
    const onDrop = (event: DragEvent): void => {
      setOver('nothing');
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const target = targetAt(event);
      void (target === 'try' ? tryDrop(event) : importDrop(event, target));
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [importDrop, tryDrop]);
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
      {DROP_TARGETS.filter((target) => target !== 'try' || canTry).map((target) => (
        <p key={target} data-drop={target} data-over={over === target}>
          {dropWords()[target]}
        </p>
      ))}
    </div>
  );
}
