import { useId } from 'react';
import { t } from '../../language/t.ts';
import '../../map/strip.css';
import { ThumbRow } from '../../map/ThumbRow.tsx';
import { Icon } from '../../primitives/Icon.tsx';
import { useActions } from '../../studioContext.ts';

interface PhotoStripProps {
  readonly title: string;
  readonly ids: readonly number[];
  readonly onClose: () => void;
}

/** Some photos in a row, with what can be done with all of them. */
export function PhotoStrip({ title, ids, onClose }: PhotoStripProps) {
  const { select } = useActions();
  const heading = useId();
  return (
    <section className="strip strip--framed" aria-labelledby={heading}>
      <div className="strip__head">
        <h3 id={heading} className="strip__words">
          {title}{' '}
          <span className="soft">
            {t('{count, plural, one {# photo} other {# photos}}', { count: ids.length })}
          </span>
        </h3>
        <button type="button" className="button button--small" onClick={() => select(ids, 'replace')}>
          {t('Select on the map')}
        </button>
        <button
          type="button"
          className="button button--small"
          aria-label={t('Close these photos')}
          title={t('Close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <ThumbRow ids={ids} label={title} />
    </section>
  );
}
