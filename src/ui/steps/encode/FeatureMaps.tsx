import {
  useCallback,
  useId,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { isActive } from '../../../core/runState.ts';
import { Icon } from '../../primitives/Icon.tsx';
import { useActions, useStudio, useStudioState } from '../../studioContext.ts';
import { momentWords } from '../../words/lookWords.ts';
import { useLook } from '../useLook.ts';
import { WorkError } from '../WorkError.tsx';
import { FeatureDetail } from './FeatureDetail.tsx';
import './featureMaps.css';
import { FeatureRow } from './FeatureRow.tsx';
import { mapByKey, mapName, withinMaps, type MapPlace } from './mapPlace.ts';
import { t } from '../../language/t.ts';

export interface FeatureMapsProps {
  readonly photo: number;
  /** Chooses another photo. */
  readonly onOther: () => void;
}

/** What the encoder makes of one photo, stage after stage, live as it trains. */
export function FeatureMaps({ photo, onOther }: FeatureMapsProps) {
  const { features } = useStudio();
  const maps = useSyncExternalStore(features.subscribe, features.get);
  const work = useStudioState((state) => state.features);
  const active = useStudioState((state) => isActive(state.run));
  const { showFeatures } = useActions();
  const [chosen, setChosen] = useState<MapPlace>({ stage: 0, map: 0 });
  const [said, setSaid] = useState('');
  const detailId = useId();
  const ask = useCallback(() => showFeatures(photo), [showFeatures, photo]);
  useLook(ask);
  const stages = maps?.stages ?? [];
  const place = withinMaps(stages, chosen);

  const walk = (event: KeyboardEvent): void => {
    const next = mapByKey(stages, place, event.key);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    const stage = stages[next.stage];
    if (stage) setSaid(mapName(stage, next));
  };
  const point = ({ target }: PointerEvent): void => {
    const tile = target instanceof HTMLElement ? target.dataset : {};
    if (tile['stage'] !== undefined) setChosen({ stage: Number(tile['stage']), map: Number(tile['map']) });
  };

  return (
    <figure className="features" aria-label={t('Feature maps')}>
      <div className="features__head">
        <h2>{t('What the stages make of one photo')}</h2>
        <span className="soft">{maps && momentWords(maps.step, active)}</span>
        <button type="button" className="button button--small" onClick={onOther}>
          <Icon name="shuffle" />
          {t('Other photo')}
        </button>
      </div>
      <WorkError work={work} onRetry={() => void ask()} />
      <p className="soft">
        {t(
          'A filter looks at one small patch after another and answers with a number: much colour where it finds what it looks for, none where it does not. What it looks for, training decides. Before training that is left to chance, and edges shine through all the same.',
        )}
      </p>
      <div className="features__body">
        <div
          className="features__rows"
          role="group"
          aria-label={t('Maps of the stages; arrow keys walk from map to map')}
          aria-describedby={detailId}
          tabIndex={0}
          onKeyDown={walk}
          onPointerMove={point}
          onPointerDown={point}
        >
          {maps?.stages.map((stage, at) => (
            <FeatureRow
              key={stage.path}
              stage={stage}
              number={at}
              side={maps.side}
              chosen={place?.stage === at ? place.map : null}
            />
          ))}
        </div>
        <div id={detailId} className="features__detail">
          {maps && place && <FeatureDetail maps={maps} place={place} />}
        </div>
      </div>
      {/* Only where one has walked: what a run changes by itself would be spoken without end. */}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </figure>
  );
}
