import { t } from '../language/t.ts';
import { NameField } from '../primitives/NameField.tsx';
import { useActions, useStudioState } from '../studioContext.ts';

interface LabelFieldProps {
  readonly ids: readonly number[];
  /** After they have their label. */
  readonly onDone?: () => void;
}

/** Gives photos that are chosen a class: one that there is, or a new one. */
export function LabelField({ ids, onDone }: LabelFieldProps) {
  const classes = useStudioState((state) => state.labelling.classes);
  const { labelAs } = useActions();
  return (
    <NameField
      label={t('Label selected as')}
      placeholder={t('Label selected…')}
      button={t('Label')}
      names={classes}
      onName={(name) => {
        labelAs(ids, name);
        onDone?.();
      }}
    />
  );
}
