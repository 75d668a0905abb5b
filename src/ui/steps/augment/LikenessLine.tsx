import { useSyncExternalStore } from 'react';
import { isActive } from '../../../core/runState.ts';
import { useStudio, useStudioState } from '../../studioContext.ts';
import { likenessWords, momentWords } from '../../words/lookWords.ts';
import { t } from '../../language/t.ts';

/** What the figures between the views say together, and of which network. */
export function LikenessLine() {
  const { likeness } = useStudio();
  const view = useSyncExternalStore(likeness.subscribe, likeness.get);
  const active = useStudioState((state) => isActive(state.run));
  if (!view || view.cosines.length === 0) return <p className="likeness soft">{'\u00a0'}</p>;
  const { cosines, strangers, step } = view;
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  return (
    <p className="likeness">
      {likenessWords(mean, strangers, step)}{' '}
      <span className="soft">
        {t('1 is the same, 0 has nothing in common; {step}.', { step: momentWords(step, active) })}
      </span>
    </p>
  );
}
