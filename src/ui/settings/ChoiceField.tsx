import { useId } from 'react';

export interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  /** Those that cannot be chosen now. */
  readonly unavailable?: readonly T[];
  /** Said of the field: what the choice means in figures, or why something is unavailable. */
  readonly note?: string;
  /** Whether the note is shown to everyone: what is chosen is unavailable. */
  readonly isNoteUrgent?: boolean;
  readonly value: T;
  readonly disabled: boolean;
  readonly onChange: (value: T) => void;
}

/** One of a few names. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { unavailable = [], note = '', isNoteUrgent = false } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <span className="field__value field__value--choice">
        <select
          id={id}
          value={props.value}
          disabled={props.disabled}
          aria-describedby={note === '' ? undefined : `${id}-note`}
          aria-invalid={isNoteUrgent || undefined}
          onChange={(event) => {
            const option = props.options.find((name) => name === event.target.value);
            if (option) props.onChange(option);
          }}
        >
          {props.options.map((option) => (
            <option key={option} value={option} disabled={unavailable.includes(option)}>
              {props.words[option]}
            </option>
          ))}
        </select>
      </span>
      {note !== '' && (
        <p id={`${id}-note`} className={isNoteUrgent ? 'field__error' : 'field__note'}>
          {note}
        </p>
      )}
    </div>
  );
}
