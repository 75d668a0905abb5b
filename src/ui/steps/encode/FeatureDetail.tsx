import { useEffect, useRef } from 'react';
import type { FeatureMaps } from '../../../core/looks.ts';
import { prepareCanvas, token } from '../../primitives/canvas.ts';
import { useColourScheme } from '../../primitives/preferences.ts';
import { usePage, useStudioState } from '../../studioContext.ts';
import { signed } from '../../words/numbers.ts';
import { mapName, type MapPlace } from './mapPlace.ts';
import { paintOverlay } from './paintFeatures.ts';
import { t } from '../../language/t.ts';

const SIZE = 176;

interface FeatureDetailProps {
  readonly maps: FeatureMaps;
  readonly place: MapPlace;
}

/** One map over the photo that it was made of. */
export function FeatureDetail({ maps, place }: FeatureDetailProps) {
  const { atlas } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useColourScheme();
  const path = useStudioState((state) => state.photos[maps.photo]?.path);
  const stage = maps.stages[place.stage];

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const context = prepareCanvas(element, SIZE, SIZE);
    atlas.drawOne(context, maps.photo, 0, 0, SIZE);
    paintOverlay(context, maps, place, SIZE, token(element, '--accent'));
  }, [atlas, maps, place, scheme]);

  if (!stage) return null;
  const [low = 0, high = 0] = stage.ranges.subarray(2 * place.map, 2 * place.map + 2);
  return (
    <>
      <canvas ref={canvas} aria-hidden="true" />
      <p>
        <strong>{mapName(stage, place)}</strong>{' '}
        <span className="soft">
          {t('on {name}: from {low} to {high}, most in the square.', {
            name: path?.split('/').at(-1) ?? '',
            low: signed(low, 2),
            high: signed(high, 2),
          })}
        </span>
      </p>
    </>
  );
}
