import { t } from '../../../language/t.ts';
import { NameField } from '../../../primitives/NameField.tsx';
import { useStudioState } from '../../../studioContext.ts';

interface ClassButtonsProps {
  /** The class that the photo has, and the one that the model thinks of. */
  readonly current: number | null;
  readonly likely: number | null;
  readonly onChoose: (place: number) => void;
  /** A class by its name, which may be new. */
  readonly onName: (name: string) => void;
}

/** The classes as buttons, the first nine with their digit, and a field for one more. */
export function ClassButtons({ current, likely, onChoose, onName }: ClassButtonsProps) {
  const classes = useStudioState((state) => state.labelling.classes);
  return (
    <>
      <ul className="label-view__classes" aria-label={t('Classes')}>
        {classes.map((one, place) => (
          <li key={one}>
            <button
              type="button"
              className="button label-view__class"
              aria-pressed={current === place}
              data-likely={likely === place}
              {...(place < 9 && { 'aria-keyshortcuts': String(place + 1) })}
              onClick={() => onChoose(place)}
            >
              {place < 9 && <kbd aria-hidden="true">{place + 1}</kbd>}
              {one}
            </button>
          </li>
        ))}
      </ul>
      <NameField
        label={t('Another class for this photo')}
        placeholder={classes.length === 0 ? t('What is this?') : t('Another class')}
        button={t('Label')}
        names={classes}
        {...(classes.length === 0 && { focus: 'first' })}
        onName={onName}
      />
    </>
  );
}
