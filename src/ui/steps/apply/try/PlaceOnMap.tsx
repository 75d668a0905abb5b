import { useEffect, useRef, useSyncExternalStore } from 'react';
import { t } from '../../../language/t.ts';
import { folderColour } from '../../../map/folderColours.ts';
import { prepareCanvas, token } from '../../../primitives/canvas.ts';
import { useColourScheme } from '../../../primitives/preferences.ts';
import { useStudio, useStudioState } from '../../../studioContext.ts';
import { mapPlaces } from './mapPlaces.ts';

const SIDE = 200;
const DOT = 2;
const MARK = 6;

/** The map, small: a dot a photo, in the colour of its label, and where the new one lies. */
export function PlaceOnMap({ position }: { readonly position: readonly [number, number] }) {
  const { map } = useStudio();
  const frame = useSyncExternalStore(map.subscribe, map.latest);
  const labels = useStudioState((state) => state.labelling.labels);
  const scheme = useColourScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || !frame) return;
    const context = prepareCanvas(canvas.current, SIDE, SIDE);
    const edge = token(canvas.current, '--edge');
    const { points, mark } = mapPlaces(frame.positions, position, SIDE, MARK + 2);
    frame.photos.forEach((id, at) => {
      const place = labels.get(id);
      context.fillStyle = place === undefined ? edge : folderColour(place, scheme);
      context.beginPath();
      context.arc(points[at * 2]!, points[at * 2 + 1]!, DOT, 0, 7);
      context.fill();
    });
    context.lineWidth = 3;
    context.strokeStyle = token(canvas.current, '--accent');
    context.beginPath();
    context.arc(mark[0], mark[1], MARK, 0, 7);
    context.stroke();
  }, [frame, labels, position, scheme]);
  if (!frame) return null;
  return (
    <figure className="tried__map">
      <canvas
        ref={canvas}
        style={{ width: SIDE, height: SIDE }}
        role="img"
        aria-label={t('The map of the photos, with a ring where the new one lies')}
      />
      <figcaption className="soft">
        {t('The ring is its place on the map; colours are your labels. The Train step shows it large.')}
      </figcaption>
    </figure>
  );
}
