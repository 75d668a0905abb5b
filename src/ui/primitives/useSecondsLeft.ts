import { useEffect, useState } from 'react';

/** Before this one cannot tell how fast it goes. */
const LEAST_SECONDS = 2;

/**
 * About how long something takes that tells how much of it is done, by how long it has taken so far.
 *
 * @param share how much is done, in [0, 1]
 * @returns seconds; null as long as that cannot be told
 */
export function useSecondsLeft(share: number): number | null {
  const [begun] = useState(() => ({ share, atMs: performance.now() }));
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setSeconds((performance.now() - begun.atMs) / 1000), 1000);
    return () => clearInterval(clock);
  }, [begun]);
  const done = share - begun.share;
  return seconds < LEAST_SECONDS || done <= 0 ? null : (seconds * (1 - share)) / done;
}
