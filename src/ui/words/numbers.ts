const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 1500 → `1,500` */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 photo`, `240 photos` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A number and a letter: 950, 9.5 k, 76 k, 1.2 M. */
export function compact(value: number): string {
  if (value < 1000) return count(value);
  const [scaled, unit] =
    value < 1e6 ? [value / 1e3, 'k'] : value < 1e9 ? [value / 1e6, 'M'] : [value / 1e9, 'G'];
  return `${scaled < 10 ? scaled.toFixed(1) : count(scaled)} ${unit}`;
}

/** A rate to two digits: 612, 48, 4.2. */
export function rate(value: number): string {
  return value < 10 ? value.toFixed(1) : count(value);
}

/** 0.874 → `87 %` */
export function percent(share: number): string {
  return `${count(share * 100)} %`;
}

/** A learning rate to two digits: 0.001, 3.5e-4, 1e-6. */
export function small(value: number): string {
  if (value === 0 || Math.abs(value) >= 1e-3) return String(Number(value.toPrecision(2)));
  return value.toExponential(1).replace('.0', '');
}

/** A signed figure with a true minus sign, so that columns of figures align. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A number beside an axis, as short as it can be told: 2, 2.5, 0.05. */
export function axisNumber(value: number): string {
  const text = String(Number(Math.abs(value).toPrecision(2)));
  return value < 0 ? `−${text}` : text;
}
