import { useMemo, useSyncExternalStore } from 'react';
import { isMeasured } from '../../store/mapState.ts';
import { useColourScheme } from '../primitives/preferences.ts';
import { useStudio, useStudioState } from '../studioContext.ts';
import { folderColour } from './folderColours.ts';
import type { MapStyle } from './mapStyle.ts';
import { colourOfValue, rangeOf, valueScale, type ValueRange } from './valueColours.ts';

/** Which colour is which name. */
export interface NameLook {
  readonly of: 'folder' | 'label';
  readonly colours: ReadonlyMap<string, string>;
}

/** Which colours are which values. */
export interface ValueLook {
  readonly of: 'agreement' | 'loss';
  /** Step of what was measured; null while nothing was yet. */
  readonly step: number | null;
  readonly range: ValueRange;
  readonly scale: readonly string[];
}

/** What a legend tells of the colours; null where photos have none. */
export type Legend = NameLook | ValueLook;

export interface Colours {
  readonly colourOf: MapStyle['colourOf'];
  readonly legend: Legend | null;
}

const SHARES: ValueRange = { least: 0, most: 1 };

/** The colours of the photos, as chosen; dots, which show nothing else, tell folders where nothing is chosen. */
export function useColours(mode: MapStyle['mode']): Colours {
  const { photoValues } = useStudio();
  const photos = useStudioState((state) => state.photos);
  const labels = useStudioState((state) => state.labels);
  const labelling = useStudioState((state) => state.labelling);
  const choice = useStudioState((state) => state.colourBy);
  const measured = useSyncExternalStore(photoValues.subscribe, photoValues.get);
  const scheme = useColourScheme();
  return useMemo(() => {
    if (isMeasured(choice)) {
      const scale = valueScale(scheme);
      const found = measured?.of === choice ? measured : null;
      const range = choice === 'agreement' || !found ? SHARES : rangeOf(found.values);
      const colours = new Map<number, string>();
      found?.values.forEach((value, at) =>
        colours.set(found.photos[at]!, colourOfValue(value, range, scale)),
      );
      const legend = { of: choice, step: found?.step ?? null, range, scale };
      return { colourOf: (id: number) => colours.get(id) ?? null, legend };
    }
    if (choice === 'label') {
      const { classes, labels: places } = labelling;
      const colours = new Map(classes.map((name, place) => [name, folderColour(place, scheme)]));
      const colourOf = (id: number): string | null =>
        colours.get(classes[places.get(id) ?? -1] ?? '') ?? null;
      return { colourOf, legend: { of: 'label', colours } };
    }
    if (labels.length < 2 || (choice === 'none' && mode === 'photos'))
      return { colourOf: null, legend: null };
    const colours = new Map(labels.map((label, place) => [label, folderColour(place, scheme)]));
    return {
      colourOf: (id: number) => colours.get(photos[id]?.label ?? '') ?? null,
      legend: { of: 'folder', colours },
    };
  }, [choice, measured, scheme, labels, labelling, photos, mode]);
}
