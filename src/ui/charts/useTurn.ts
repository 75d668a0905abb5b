import { useEffect, useState } from 'react';
import { inTurn } from './inTurn.ts';

/** Whether it is a component's turn to show what takes long to make: those that come together have one a frame. */
export function useTurn(): boolean {
  const [come, setCome] = useState(false);
  useEffect(() => inTurn(() => setCome(true)), []);
  return come;
}
