import type { ComponentProps, CSSProperties } from 'react';
import './range.css';

export interface RangeProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A slider whose track is filled up to its thumb. */
export function Range({ min, max, value, onChange, ...rest }: RangeProps) {
  const filled: CSSProperties & Record<'--filled', string> = {
    '--filled': `${(((value - min) / (max - min)) * 100).toFixed(1)}%`,
  };
  return (
    <input
      {...rest}
      className="range"
      type="range"
      min={min}
      max={max}
      value={value}
      style={filled}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
