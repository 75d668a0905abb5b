import { currentLanguage } from '../language/language.ts';

/** What a language's numbers look like. */
interface NumberStyle {
  readonly whole: Intl.NumberFormat;
  readonly decimalMark: string;
}

const styles = new Map<string, NumberStyle>();

function numberStyle(): NumberStyle {
  const { locale } = currentLanguage();
  let style = styles.get(locale);
  if (style === undefined) {
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(0);
    style = { whole, decimalMark: parts.find(({ type }) => type === 'decimal')?.value ?? '.' };
    styles.set(locale, style);
  }
  return style;
}

/** A number as JavaScript writes it, with the decimal mark of the page's language. */
function written(text: string): string {
  return text.replace('.', numberStyle().decimalMark);
}

/** 1500 → `1,500` */
export function count(value: number): string {
  return numberStyle().whole.format(value);
}

/** With so many digits after the decimal mark. */
export function decimals(value: number, digits: number): string {
  return written(value.toFixed(digits));
}

/** As it was typed: 0.2, 0.0005. */
export function plain(value: number): string {
  return written(String(value));
}

/** A number and a letter: 950, 9.5 k, 76 k, 1.2 M. */
export function compact(value: number): string {
  if (value < 1000) return count(value);
  const [scaled, unit] =
    value < 1e6 ? [value / 1e3, 'k'] : value < 1e9 ? [value / 1e6, 'M'] : [value / 1e9, 'G'];
  return `${rate(scaled)} ${unit}`;
}

/** A rate to two digits: 612, 48, 4.2. */
export function rate(value: number): string {
  return value < 10 ? decimals(value, 1) : count(value);
}

/** 0.874 → `87 %` */
export function percent(share: number): string {
  return `${count(share * 100)} %`;
}

/** A learning rate to two digits: 0.001, 3.5e-4, 1e-6. */
export function small(value: number): string {
  if (value === 0 || Math.abs(value) >= 1e-3) return plain(Number(value.toPrecision(2)));
  return written(value.toExponential(1).replace('.0', ''));
}

/** A signed figure with a true minus sign, so that columns of figures align. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return written(value < 0 && Number(text) !== 0 ? `−${text}` : text);
}

/** A number beside an axis, as short as it can be told: 2, 2.5, 0.05. */
export function axisNumber(value: number): string {
  const text = plain(Number(Math.abs(value).toPrecision(2)));
  return value < 0 ? `−${text}` : text;
}
