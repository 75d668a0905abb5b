import { useId, useState } from 'react';
import { isAllowed, SETTING_RANGES, type NumericSetting } from '../../core/settings.ts';
import { Range } from '../primitives/Range.tsx';
import { t } from '../language/t.ts';
import { count, plain } from '../words/numbers.ts';
import { numericWords } from '../words/settingWords.ts';
import { fromSlider, toSlider } from './sliderScale.ts';

export interface NumberFieldProps {
  readonly name: NumericSetting;
  readonly value: number;
  /** Bound that the photos set, below the setting's own. */
  readonly most?: number | undefined;
  /** Said of the field to everyone: what the number comes to. */
  readonly note?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/**
 * A number with its unit. What is typed counts as soon as it is allowed; until then the field keeps it and
 * says what is. The slider below is for the pointer alone: the field is the control that has a name.
 *
 * Its decimal sign is the browser's (in Firefox the page's), which is the page's unless the address asks for another
 * language: a text field would take ours, and lose the steps and keypad that everyone knows.
 */
export function NumberField({ name, value, most = Infinity, note, disabled, onChange }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const { label, unit, about, slider } = numericWords()[name];
  const { min, max, whole, multipleOf } = SETTING_RANGES[name];
  const largest = Math.min(max, most);
  // A share is shown in per cent; 0.07 · 100 is not quite 7.
  const scale = unit === '%' ? 100 : 1;
  const shown = (number: number): number => Number((number * scale).toPrecision(12));
  const accepts = (number: number): boolean => isAllowed(name, number) && number <= largest;
  const parse = (text: string): number => Number(text || NaN) / scale;
  const invalid = draft !== null && !accepts(parse(draft));

  const type = (text: string): void => {
    setDraft(text);
    const number = parse(text);
    if (accepts(number)) onChange(number);
  };

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field__value">
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={shown(min)}
          max={shown(largest)}
          step={whole ? (multipleOf ?? 1) : 'any'}
          value={draft ?? shown(value)}
          disabled={disabled}
          aria-invalid={invalid}
          aria-describedby={note === undefined ? `${id}-about` : `${id}-about ${id}-note`}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setDraft(null)}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
      {slider && (
        <Range
          aria-hidden="true"
          tabIndex={-1}
          min={0}
          max={1}
          step="any"
          value={toSlider(name, value)}
          disabled={disabled}
          onChange={(place) => {
            setDraft(null);
            onChange(fromSlider(name, place, largest));
          }}
        />
      )}
      <p id={`${id}-about`} className={invalid ? 'field__error' : 'visually-hidden'}>
        {invalid ? allowedWords(shown(min), shown(largest), multipleOf) : about}
      </p>
      {note !== undefined && (
        <p id={`${id}-note`} className="field__note">
          {note}
        </p>
      )}
    </div>
  );
}

function allowedWords(min: number, max: number, multipleOf: number | undefined): string {
  const bound = (value: number): string => (Number.isInteger(value) ? count(value) : plain(value));
  const bounds = { min: bound(min), max: bound(max) };
  return multipleOf === undefined
    ? t('Between {min} and {max}.', bounds)
    : t('Between {min} and {max}, in steps of {multipleOf}.', { ...bounds, multipleOf });
}
