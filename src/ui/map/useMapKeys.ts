import type { KeyboardEvent, RefObject } from 'react';
import { useActions, useStudio } from '../studioContext.ts';
import { pointByKey } from './hitTest.ts';
import type { MapView } from './mapView.ts';

/** The map by keyboard. What it does not answer is left to the page. */
export function useMapKeys(view: RefObject<MapView | null>): (event: KeyboardEvent<HTMLElement>) => void {
  const { state } = useStudio();
  const { choosePhoto, select } = useActions();

  /** Escape lets go of one thing after the other, the latest first. */
  const letGo = (map: MapView): void => {
    const { chosenPhoto, selection } = state.getState();
    if (chosenPhoto.phase !== 'none') choosePhoto(null);
    else if (selection.length > 0) select([], 'replace');
    else map.activate(null);
  };

  return (event) => {
    const map = view.current;
    if (!map || event.ctrlKey || event.metaKey || event.altKey) return;
    const active = map.active;
    if (event.key === '+' || event.key === '=') map.zoom(1.5);
    else if (event.key === '-') map.zoom(1 / 1.5);
    else if (event.key === '0') map.reset();
    else if (event.key === 'Escape') letGo(map);
    else if (event.key === ' ' && active) select([active.id], 'toggle');
    else if (event.key === 'Enter' && active) choosePhoto(active.id);
    else {
      const next = pointByKey(map.screenPoints, active?.index ?? null, event.key);
      if (next === null) return;
      map.activate(next);
    }
    event.preventDefault();
  };
}
