import { useLayoutEffect, useState } from 'react';
import { isActive } from '../../core/runState.ts';
import { DUPLICATE_CHOICES } from '../../core/settings.ts';
import { usePage, useActions, useStudioState } from '../studioContext.ts';
import { duplicateWords } from '../words/duplicateWords.ts';
import { DuplicateChoiceField } from './DuplicateChoiceField.tsx';
import { DuplicateGroup, SHOWN_PHOTOS } from './DuplicateGroup.tsx';
import { t } from '../language/t.ts';

/** Groups that are shown at first, and so many more at each asking: a list of thousands would be slow. */
const PAGE = 40;

/** What becomes of near-duplicates: of all groups, and of each. */
export function DuplicateGroups() {
  const { atlas } = usePage();
  const groups = useStudioState((state) => state.groups);
  const forAll = useStudioState((state) => state.settings.duplicates);
  const own = useStudioState((state) => state.groupChoices);
  const locked = useStudioState((state) => isActive(state.run));
  const { chooseForAllGroups } = useActions();
  const [shown, setShown] = useState(PAGE);
  const others = [...own.values()].filter((choice) => choice !== forAll).length;

  // All are brought before the first is drawn: the groups draw in effects, which come after this.
  useLayoutEffect(() => {
    atlas.prepare(groups.slice(0, shown).flatMap(({ photos }) => photos.slice(0, SHOWN_PHOTOS)));
  }, [atlas, groups, shown]);

  return (
    <>
      <p className="soft">
        {t(
          'They look the same but for small changes. Photos of a group never share a batch, where they would be pushed apart as strangers.',
        )}
      </p>
      <dl className="duplicates__choices">
        {DUPLICATE_CHOICES.map((choice) => (
          <div key={choice}>
            <dt>{duplicateWords()[choice].name}</dt>
            <dd>{duplicateWords()[choice].about}</dd>
          </div>
        ))}
      </dl>
      <div className="duplicates__all">
        <DuplicateChoiceField
          label={t('All groups')}
          value={forAll}
          disabled={locked}
          onChange={chooseForAllGroups}
        />
        <span className="soft">
          {locked
            ? t('fixed during a run')
            : others > 0 && t('but for {others, plural, one {# group} other {# groups}}', { others })}
        </span>
      </div>
      <ol className="duplicates__groups" aria-label={t('Groups of near-duplicates')}>
        {groups.slice(0, shown).map((group, number) => (
          <DuplicateGroup
            key={number}
            group={group}
            number={number}
            choice={own.get(number) ?? forAll}
            locked={locked}
            // What was asked for gets the focus, so that one need not look for it.
            focused={number > 0 && number === shown - PAGE}
          />
        ))}
      </ol>
      {shown < groups.length && (
        <button
          type="button"
          className="button button--small duplicates__more"
          onClick={() => setShown(shown + PAGE)}
        >
          {t('Show {next} more of {left, plural, one {# group} other {# groups}}', {
            next: Math.min(PAGE, groups.length - shown),
            left: groups.length - shown,
          })}
        </button>
      )}
    </>
  );
}
