/** The outline of a histogram from its first to its last bin, closed along the bottom, as an SVG path. */
export function stepOutline(
  shares: Float32Array,
  highest: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const bin = width / shares.length;
  const steps = Array.from(shares, (share, at) => {
    const top = height - (highest > 0 ? share / highest : 0) * height;
    return `V${top.toFixed(1)}H${((at + 1) * bin).toFixed(1)}`;
  });
  return `M0 ${height}${steps.join('')}V${height}Z`;
}
