import { useEffect, useState } from 'react';
import { useActions } from '../studioContext.ts';
import './dropCatcher.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes drops anywhere in the window, and says so while something is dragged over it. */
export function DropCatcher() {
  const { importDrop } = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      // Without this the browser would leave the page to open the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void importDrop(event);
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
  return over ? (
    <div className="drop-catcher" aria-hidden="true">
      <p>Drop your photos anywhere</p>
    </div>
  ) : null;
}
