import type { FeatureStage } from '../../../core/looks.ts';
import { t } from '../../language/t.ts';

/** One of the maps that are shown: which stage, and which of its channels shown, both from 0. */
export interface MapPlace {
  readonly stage: number;
  readonly map: number;
}

/** `Stage 2, filter 5 of 16` */
export function mapName(stage: Pick<FeatureStage, 'shown' | 'channels'>, place: MapPlace): string {
  return t('Stage {stage}, filter {filter} of {filters}', {
    stage: place.stage + 1,
    filter: (stage.shown[place.map] ?? 0) + 1,
    filters: stage.channels,
  });
}

type Stages = readonly Pick<FeatureStage, 'shown'>[];

/** The place, or the nearest that there is: another encoder may have fewer; null where there is none. */
export function withinMaps(stages: Stages, { stage, map }: MapPlace): MapPlace | null {
  const nearest = Math.min(Math.max(0, stage), stages.length - 1);
  const maps = stages[nearest]?.shown.length ?? 0;
  return maps === 0 ? null : { stage: nearest, map: Math.min(Math.max(0, map), maps - 1) };
}

const MOVES: Readonly<Record<string, readonly [stages: number, maps: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where an arrow key leads; null for any other key. */
export function mapByKey(stages: Stages, from: MapPlace | null, key: string): MapPlace | null {
  const move = MOVES[key];
  if (!move || from === null) return null;
  return withinMaps(stages, { stage: from.stage + move[0], map: from.map + move[1] });
}
