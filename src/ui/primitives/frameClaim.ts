let claimed = false;

/**
 * Tells that the coming frame will be full. recharts hands new data on to the parts of a chart in the frame after the
 * one in which it got them, and takes half of that frame; who can wait draws in the next.
 */
export function claimFrame(): void {
  claimed = true;
  // Until after the frame: who is called in it may be called before or after this.
  requestAnimationFrame(() => setTimeout(() => (claimed = false)));
}

/** Whether the frame that is now, or comes next, is somebody's. */
export function isFrameClaimed(): boolean {
  return claimed;
}
