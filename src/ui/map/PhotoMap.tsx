import { useId, useMemo, useRef, useState } from 'react';
import { knownNeighbours } from '../../store/mapState.ts';
import { useColourScheme } from '../primitives/preferences.ts';
import { useElementSize } from '../primitives/useElementSize.ts';
import { useStudio, useStudioState } from '../studioContext.ts';
import type { Tool } from './gesture.ts';
import { FolderLegend } from './FolderLegend.tsx';
import { HoverCard } from './HoverCard.tsx';
import './map.css';
import { MapText } from './MapText.tsx';
import { MapTimeline } from './MapTimeline.tsx';
import { MapTools } from './MapTools.tsx';
import type { MapMarks, MapStyle } from './mapStyle.ts';
import { NeighbourStrip } from './NeighbourStrip.tsx';
import { SelectionStrip } from './SelectionStrip.tsx';
import { useColours } from './useColours.ts';
import { useMapKeys } from './useMapKeys.ts';
import { useMapView } from './useMapView.ts';
import { paceOf, usePlayback } from './usePlayback.ts';
import { usePointer } from './usePointer.ts';
import { useScene } from './useScene.ts';
import { ValueLegend } from './ValueLegend.tsx';
import { t } from '../language/t.ts';

/** The photos in the plane, and the way there. React decides what is shown; MapView draws it. */
export function PhotoMap() {
  const { map } = useStudio();
  const photos = useStudioState((state) => state.photos);
  const scheme = useColourScheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useElementSize(box);
  const [mode, setMode] = useState<MapStyle['mode']>('photos');
  const [tool, setTool] = useState<Tool>('move');
  const optionId = useId();
  const scene = useScene(size, mode);
  const marks = useMarks();
  const { colourOf, legend } = useColours(mode);
  const style = useMemo(() => ({ mode, filaments: true, colourOf }), [mode, colourOf]);
  const playback = usePlayback(map);
  const playMs = playback.isPlaying ? paceOf(map.maps().length) : null;
  const { view, active, zoomed } = useMapView(canvas, { scene, size, style, marks, scheme, playMs });
  const pointer = usePointer(view, canvas, tool);
  const onKeyDown = useMapKeys(view);
  const focusMap = (): void => box.current?.focus();
  const photo = active && photos[active.id];
  const option = photo ?? photos[0];
  return (
    <div className="map">
      <figure className="map__stage" aria-label={t('Map of the photos')}>
        <div
          ref={box}
          className="map__field"
          role="listbox"
          aria-label={t('Photos on the map')}
          aria-multiselectable="true"
          aria-activedescendant={photo ? optionId : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onBlur={() => view.current?.activate(null)}
          {...pointer}
        >
          <canvas ref={canvas} data-zoomed={zoomed} data-tool={tool} aria-hidden="true" />
          {option && (
            <div
              id={optionId}
              className="visually-hidden"
              role="option"
              aria-selected={marks.selected.has(option.id)}
            >
              {option.path}
            </div>
          )}
          {active && photo && <HoverCard at={active} {...size} />}
        </div>
        <MapTools
          mode={mode}
          onMode={setMode}
          tool={tool}
          onTool={setTool}
          zoomed={zoomed}
          onZoom={(factor) => view.current?.zoom(factor)}
          onReset={() => view.current?.reset()}
        />
        <figcaption className="map__caption">
          {legend && ('colours' in legend ? <FolderLegend {...legend} /> : <ValueLegend legend={legend} />)}
          <MapText />
        </figcaption>
      </figure>
      <MapTimeline {...playback} />
      <NeighbourStrip onClose={focusMap} />
      <SelectionStrip onClose={focusMap} />
    </div>
  );
}

/** Photos that stand out. */
function useMarks(): MapMarks {
  const chosen = useStudioState((state) => state.chosenPhoto);
  const known = useStudioState(knownNeighbours);
  const selection = useStudioState((state) => state.selection);
  const photo = chosen.phase === 'none' ? null : chosen.photo;
  return useMemo(
    () => ({ chosen: photo, neighbours: known?.neighbours ?? [], selected: new Set(selection) }),
    [photo, known, selection],
  );
}
