import { useId } from 'react';
import { DUPLICATE_CHOICES, type DuplicateChoice } from '../../core/settings.ts';
import { duplicateWords } from '../words/duplicateWords.ts';

interface DuplicateChoiceFieldProps {
  readonly label: string;
  readonly value: DuplicateChoice;
  readonly disabled: boolean;
  /** Whether it takes the focus when it comes. */
  readonly focused?: boolean;
  readonly onChange: (choice: DuplicateChoice) => void;
}

/** What becomes of one group, or of all. */
export function DuplicateChoiceField(props: DuplicateChoiceFieldProps) {
  const id = useId();
  return (
    <span className="duplicates__field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        disabled={props.disabled}
        autoFocus={props.focused}
        onChange={({ target }) => {
          const choice = DUPLICATE_CHOICES.find((name) => name === target.value);
          if (choice) props.onChange(choice);
        }}
      >
        {DUPLICATE_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {duplicateWords()[choice].name}
          </option>
        ))}
      </select>
    </span>
  );
}
