import { useId } from 'react';

export interface SwitchFieldProps {
  readonly label: string;
  readonly about: string;
  readonly value: boolean;
  readonly disabled: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Something that is on or off. */
export function SwitchField({ label, about, value, disabled, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field__value">
        <input
          id={id}
          type="checkbox"
          checked={value}
          disabled={disabled}
          aria-describedby={`${id}-about`}
          onChange={({ target }) => onChange(target.checked)}
        />
      </span>
      <p id={`${id}-about`} className="visually-hidden">
        {about}
      </p>
    </div>
  );
}
