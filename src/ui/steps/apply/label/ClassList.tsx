import { useState } from 'react';
import { t } from '../../../language/t.ts';
import { folderColour } from '../../../map/folderColours.ts';
import { useColourScheme } from '../../../primitives/preferences.ts';
import { Icon } from '../../../primitives/Icon.tsx';
import { NameField } from '../../../primitives/NameField.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';

/** The classes, each with its photos counted; names can be changed where they stand. */
export function ClassList({ counts }: { readonly counts: readonly number[] }) {
  const classes = useStudioState((state) => state.labelling.classes);
  const scheme = useColourScheme();
  const { addClass, removeClass } = useActions();
  return (
    <>
      {classes.length > 0 && (
        <ul className="classes" aria-label={t('Classes')}>
          {classes.map((name, place) => (
            // By name as well: a draft of a name is of this class and no other.
            <li key={`${place} ${name}`}>
              <span
                className="classes__swatch"
                style={{ background: folderColour(place, scheme) }}
                aria-hidden="true"
              />
              <ClassName place={place} name={name} />
              <span className="soft">
                {t('{count, plural, one {# photo} other {# photos}}', { count: counts[place] ?? 0 })}
              </span>
              <button
                type="button"
                className="button button--plain classes__remove"
                aria-label={t('Remove class {name}', { name })}
                title={t('Remove class {name}', { name })}
                onClick={() => removeClass(place)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NameField
        label={t('New class')}
        placeholder={t('New class')}
        button={t('Add class')}
        onName={addClass}
      />
    </>
  );
}

interface ClassNameProps {
  readonly place: number;
  readonly name: string;
}

/** A name that can be typed over; Escape leaves it as it was. */
function ClassName({ place, name }: ClassNameProps) {
  const { renameClass } = useActions();
  const [draft, setDraft] = useState(name);
  const keep = (): void => {
    if (draft.trim() === '') setDraft(name);
    else if (draft !== name) renameClass(place, draft);
  };
  return (
    <input
      className="classes__name"
      aria-label={t('Name of class {number, number}', { number: place + 1 })}
      value={draft}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') setDraft(name);
      }}
    />
  );
}
