import { count } from '../words/numbers.ts';

export interface ChartTipProps {
  readonly active?: boolean;
  readonly label?: string | number;
  readonly payload?: readonly { readonly value?: unknown }[];
  readonly format: (value: number) => string;
}

/** The figure at the step that is pointed at. */
export function ChartTip({ active, label, payload, format }: ChartTipProps) {
  const value = payload?.[0]?.value;
  if (!active || typeof value !== 'number') return null;
  return (
    <p className="chart__tip">
      step {count(Number(label))}: <strong>{format(value)}</strong>
    </p>
  );
}
