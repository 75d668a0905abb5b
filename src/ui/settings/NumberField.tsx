import { useId, useState } from 'react';
import { isAllowed, SETTING_RANGES, type NumericSetting } from '../../core/settings.ts';
import { Range } from '../primitives/Range.tsx';
import { count } from '../words/numbers.ts';
import { NUMERIC_WORDS } from '../words/settingWords.ts';
import { fromSlider, toSlider } from './sliderScale.ts';

export interface NumberFieldProps {
  readonly name: NumericSetting;
  readonly value: number;
  /** Bound that the photos set, below the setting's own. */
  readonly most?: number | undefined;
  /** Said of the field to everyone, in place of what it means. */
  readonly note?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/**
 * A number with its unit. What is typed counts as soon as it is allowed; until then the field keeps it and
 * says what is. The slider below is for the pointer alone: the field is the control that has a name.
 */
export function NumberField(props: NumberFieldProps) {
  const { name, value, most = Infinity, note, disabled, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const { label, unit, about, slider } = NUMERIC_WORDS[name];
  const { min, max, whole, multipleOf } = SETTING_RANGES[name];
  const largest = Math.min(max, most);
  const accepts = (number: number): boolean => isAllowed(name, number) && number <= largest;
  const invalid = draft !== null && !accepts(Number(draft || NaN));

  const type = (text: string): void => {
    setDraft(text);
    const number = Number(text || NaN);
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
          min={min}
          max={largest}
          step={whole ? (multipleOf ?? 1) : 'any'}
          value={draft ?? value}
          disabled={disabled}
          aria-invalid={invalid}
          aria-describedby={`${id}-about`}
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
      <p
        id={`${id}-about`}
        className={invalid ? 'field__error' : note === undefined ? 'visually-hidden' : 'field__note'}
      >
        {invalid ? allowedWords(min, largest, multipleOf) : (note ?? about)}
      </p>
    </div>
  );
}

function allowedWords(min: number, max: number, multipleOf: number | undefined): string {
  const multiple = multipleOf === undefined ? '' : `, in steps of ${multipleOf}`;
  const bound = (value: number): string => (Number.isInteger(value) ? count(value) : String(value));
  return `Between ${bound(min)} and ${bound(max)}${multiple}.`;
}
