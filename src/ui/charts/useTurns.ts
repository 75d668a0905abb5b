import { useEffect, useState } from 'react';
import { inTurn } from './inTurn.ts';

/**
 * How many of a component's parts, which each take long to make, have had their turn: those that come together, of all
 * components, have one a frame.
 */
export function useTurns(parts: number): number {
  const [come, setCome] = useState(0);
  useEffect(() => {
    if (come < parts) inTurn(() => setCome(come + 1));
  }, [come, parts]);
  return come;
}
