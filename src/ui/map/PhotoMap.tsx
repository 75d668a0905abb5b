import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { token } from '../primitives/canvas.ts';
import { useColourScheme } from '../primitives/preferences.ts';
import { useElementSize } from '../primitives/useElementSize.ts';
import { usePage, useStudioState } from '../studioContext.ts';
import { CrowdPainter } from './crowd.ts';
import { FolderLegend } from './FolderLegend.tsx';
import { folderColour } from './folderColours.ts';
import { pointByKey } from './hitTest.ts';
import { HoverCard } from './HoverCard.tsx';
import './map.css';
import { MapText } from './MapText.tsx';
import { MapTools } from './MapTools.tsx';
import { MapView, type ActivePhoto } from './mapView.ts';
import type { MapStyle } from './mapStyle.ts';
import { usePointer } from './usePointer.ts';
import { useScene } from './useScene.ts';

/** The photos in the plane, and the way there. React decides what is shown; MapView draws it. */
export function PhotoMap() {
  const { studio, atlas, mipmaps } = usePage();
  const photos = useStudioState((state) => state.photos);
  const labels = useStudioState((state) => state.labels);
  const scheme = useColourScheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<MapView | null>(null);
  const { width, height } = useElementSize(box);
  const [mode, setMode] = useState<MapStyle['mode']>('photos');
  const [coloured, setColoured] = useState(false);
  const [active, setActive] = useState<ActivePhoto | null>(null);
  const [zoomed, setZoomed] = useState(false);
  const optionId = useId();
  const scene = useScene({ width, height }, mode);
  const colours = useMemo(
    () => new Map(labels.map((label, place) => [label, folderColour(place, scheme)])),
    [labels, scheme],
  );

  const follow = useCallback((): void => {
    setActive(view.current?.active ?? null);
    setZoomed(view.current?.zoomed ?? false);
  }, []);

  useEffect(() => {
    if (!canvas.current) return;
    const created = new MapView(canvas.current, { atlas, crowd: new CrowdPainter(mipmaps) }, follow);
    view.current = created;
    return () => {
      created.destroy();
      view.current = null;
    };
  }, [atlas, mipmaps, follow]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    view.current?.restyle({
      mode,
      filaments: true,
      colourOf: coloured || mode === 'dots' ? (id) => colours.get(photos[id]?.label ?? '') ?? null : null,
      accent: token(element, '--accent'),
      soft: token(element, '--edge'),
    });
  }, [mode, coloured, colours, photos, scheme]);

  useEffect(() => view.current?.resize({ width, height }), [width, height]);
  useEffect(() => view.current?.show(scene, false), [scene]);
  useEffect(() => studio.thumbnails.subscribe(() => view.current?.redraw()), [studio]);
  const pointer = usePointer(view, canvas);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const map = view.current;
    if (!map) return;
    if (event.key === '+' || event.key === '=') map.zoom(1.5);
    else if (event.key === '-') map.zoom(1 / 1.5);
    else if (event.key === '0') map.reset();
    else if (event.key === 'Escape') map.activate(null);
    else {
      const next = pointByKey(map.screenPoints, map.active?.index ?? null, event.key);
      if (next === null) return;
      map.activate(next);
    }
    event.preventDefault();
  };

  const photo = active && photos[active.id];
  const option = photo ?? photos[0];
  return (
    <figure className="map" aria-label="Map of the photos">
      <div
        ref={box}
        className="map__field"
        role="listbox"
        aria-label="Photos on the map"
        aria-activedescendant={photo ? optionId : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => view.current?.activate(null)}
        {...pointer}
      >
        <canvas ref={canvas} data-zoomed={zoomed} aria-hidden="true" />
        {option && (
          <div id={optionId} className="visually-hidden" role="option" aria-selected={option === photo}>
            {option.path}
          </div>
        )}
        {active && photo && <HoverCard at={active} width={width} height={height} />}
      </div>
      <MapTools
        mode={mode}
        onMode={setMode}
        coloured={labels.length > 1 ? coloured : null}
        onColoured={setColoured}
        zoomed={zoomed}
        onZoom={(factor) => view.current?.zoom(factor)}
        onReset={() => view.current?.reset()}
      />
      <figcaption className="map__caption">
        {(coloured || mode === 'dots') && labels.length > 1 && <FolderLegend colours={colours} />}
        <MapText />
      </figcaption>
    </figure>
  );
}
