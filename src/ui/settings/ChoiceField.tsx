import { useId } from 'react';

export interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

/** One of a few names. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <span className="field__value field__value--choice">
        <select
          id={id}
          value={props.value}
          disabled={props.disabled}
          onChange={(event) => {
            const option = props.options.find((name) => name === event.target.value);
            if (option) props.onChange(option);
          }}
        >
          {props.options.map((option) => (
            <option key={option} value={option}>
              {props.words[option]}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
