import { useEffect } from 'react';
import { isActive } from '../../core/runState.ts';
import { useRemembered } from '../primitives/remembered.ts';
import { useStudioState } from '../studioContext.ts';
import { stayAwake } from './wakeLock.ts';

/** Whether this browser can keep a screen awake. */
export const canStayAwake = (): boolean => 'wakeLock' in navigator;

/** Whether the visitor wants the screen to stay awake while a run goes on; not unless they say so. */
export const useStayAwake = () => useRemembered('screen awake', false);

/** Keeps the screen, and with it most laptops, awake for as long as a run goes on, where the visitor wants it. */
export function useWakeLock(): void {
  const [wanted] = useStayAwake();
  const running = useStudioState(({ run }) => isActive(run) && run.phase !== 'paused');
  const needed = wanted && running && canStayAwake();
  useEffect(() => (needed ? stayAwake(document, navigator.wakeLock) : undefined), [needed]);
}
