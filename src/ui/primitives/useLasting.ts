import { useEffect, useState } from 'react';

/** What is over by then needs no telling. */
const SOON_MS = 700;

/** Whether something has lasted longer than one waits without being told how long it takes. */
export function useLasting(isUnderWay: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setTimeout(() => setLasts(true), SOON_MS);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [isUnderWay]);
  return isUnderWay && lasts;
}
