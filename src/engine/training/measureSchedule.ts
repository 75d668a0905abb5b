/** Steps at which every run is measured, before the even spacing begins: what goes wrong at once is told at once. */
const FIRST = [10, 25, 50];

/** Where steps are slow one in so many is measured, which costs about as much as a step: 4 %. */
const SLOW_SPACING = 25;

/** Of a usual GPU: what a step takes at least, what one multiply-add takes, and a measurement beside its arithmetic. */
const FAST = { stepMs: 5, multiplyAddsPerMs: 5e8, measuringMs: 40 } as const;

/** Most of the time that measuring may take. */
const SHARE = 0.05;

/**
 * Steps from one measurement to the next. It goes by the work of a step and not by the clock, so that the same
 * settings are measured at the same steps again. On a fast device it is
 *
 *     (measuringMs / stepMs + 1) / SHARE, rounded up to 25 · 2ᵏ
 *
 * @param multiplyAdds of a step
 * @param slow whether a processor computes
 */
export function measureSpacing(multiplyAdds: number, slow: boolean): number {
  if (slow) return SLOW_SPACING;
  const stepMs = Math.max(FAST.stepMs, multiplyAdds / FAST.multiplyAddsPerMs);
  const wanted = (FAST.measuringMs / stepMs + 1) / SHARE;
  return SLOW_SPACING * 2 ** Math.max(0, Math.ceil(Math.log2(wanted / SLOW_SPACING)));
}

/** Whether a run is measured after this step: the first time at step 10, and after the last in any case. */
export function isMeasured(step: number, steps: number, spacing: number): boolean {
  return step === steps || FIRST.includes(step) || step % spacing === 0;
}
