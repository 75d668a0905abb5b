import { useId } from 'react';
import { useActions, useStudioState } from '../studioContext.ts';
import { intakeNames, INTAKES } from '../words/intakeWords.ts';
import { t } from '../language/t.ts';

/** What becomes of the photos that are here when others are chosen. */
export function IntakeField({ disabled }: { readonly disabled: boolean }) {
  const intake = useStudioState((state) => state.intake);
  const { chooseIntake } = useActions();
  const id = useId();
  return (
    <p className="drop-zone__intake">
      <label htmlFor={id}>{t('New photos')}</label>
      <select
        id={id}
        value={intake}
        disabled={disabled}
        onChange={({ target }) => {
          const chosen = INTAKES.find((name) => name === target.value);
          if (chosen) chooseIntake(chosen);
        }}
      >
        {INTAKES.map((name) => (
          <option key={name} value={name}>
            {intakeNames()[name]}
          </option>
        ))}
      </select>
    </p>
  );
}
