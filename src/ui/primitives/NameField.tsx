import { useId, useState, type SubmitEvent } from 'react';
import './nameField.css';

interface NameFieldProps {
  /** Its name for a screen reader, and what stands in it while it is empty. */
  readonly label: string;
  readonly placeholder: string;
  /** What the button says that takes the name. */
  readonly button: string;
  /** Names to choose from, besides new ones. */
  readonly names?: readonly string[];
  /** Whether the focus goes to it where it stands in a dialog. */
  readonly focus?: 'first';
  readonly onName: (name: string) => void;
}

/** A name that is typed or chosen, and taken by Enter or the button; the field is then empty for the next. */
export function NameField({ label, placeholder, button, names = [], focus, onName }: NameFieldProps) {
  const [name, setName] = useState('');
  const list = useId();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name);
    setName('');
  };
  return (
    <form className="name-field" onSubmit={submit}>
      <input
        className="text-field"
        aria-label={label}
        placeholder={placeholder}
        list={list}
        value={name}
        {...(focus === 'first' && { 'data-first-focus': true })}
        onChange={({ target }) => setName(target.value)}
      />
      <datalist id={list}>
        {names.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit" className="button button--small" disabled={name.trim() === ''}>
        {button}
      </button>
    </form>
  );
}
