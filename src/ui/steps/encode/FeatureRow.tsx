import { useEffect, useRef } from 'react';
import type { FeatureStage } from '../../../core/looks.ts';
import { token } from '../../primitives/canvas.ts';
import { useColourScheme } from '../../primitives/preferences.ts';
import { fieldWords } from '../../words/lookWords.ts';
import { shapeWords } from './stages.ts';
import { paintMap } from './paintFeatures.ts';
import { t } from '../../language/t.ts';

interface FeatureRowProps {
  readonly stage: FeatureStage;
  /** From 0. */
  readonly number: number;
  /** Of the view that went in. */
  readonly side: number;
  /** The map of this stage that is looked at. */
  readonly chosen: number | null;
}

/** The maps of one stage, and how much of the view one of their numbers sees. */
export function FeatureRow({ stage, number, side, chosen }: FeatureRowProps) {
  const { width, height, channels, field, shown } = stage;
  const tiles = useRef<HTMLDivElement>(null);
  const scheme = useColourScheme();
  useEffect(() => {
    if (!tiles.current) return;
    const colour = token(tiles.current, '--accent');
    tiles.current.querySelectorAll('canvas').forEach((canvas, map) => paintMap(canvas, stage, map, colour));
  }, [stage, scheme]);
  return (
    <div className="features__row">
      <p>
        <strong>{t('Stage {number}', { number: number + 1 })}</strong>{' '}
        <span className="soft">
          {shapeWords([height, width, channels])} ·{' '}
          {t('sees {side}×{side}: {room}', { side: field.side, room: fieldWords(field.side, side) })}
        </span>
      </p>
      <div ref={tiles} className="features__tiles">
        {shown.map((_, map) => (
          <canvas
            key={map}
            className={chosen === map ? 'features__tile features__tile--chosen' : 'features__tile'}
            data-stage={number}
            data-map={map}
            aria-hidden="true"
          />
        ))}
      </div>
    </div>
  );
}
