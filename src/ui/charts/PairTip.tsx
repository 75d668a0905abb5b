import { count } from '../words/numbers.ts';

export interface PairTipProps {
  readonly active?: boolean;
  readonly label?: string | number;
  readonly payload?: readonly { readonly payload?: unknown }[];
  readonly format: (value: number) => string;
  /** Of both curves, or null where there is one. */
  readonly labels: readonly [string, string] | null;
}

/** The figures at the step that is pointed at. */
export function PairTip({ active, label, payload, format, labels }: PairTipProps) {
  const point = payload?.[0]?.payload as { readonly first?: unknown; readonly second?: unknown } | undefined;
  const { first, second } = point ?? {};
  if (!active || typeof first !== 'number' || !Number.isFinite(first)) return null;
  return (
    <p className="chart__tip">
      step {count(Number(label))}: {labels && `${labels[0]} `}
      <strong>{format(first)}</strong>
      {labels && typeof second === 'number' && Number.isFinite(second) && (
        <>
          , {labels[1]} <strong>{format(second)}</strong>
        </>
      )}
    </p>
  );
}
