import { useSyncExternalStore } from 'react';
import { Icon } from '../primitives/Icon.tsx';
import { Range } from '../primitives/Range.tsx';
import { useStudio, useStudioState } from '../studioContext.ts';
import { mapMoment } from '../words/mapWords.ts';
import './timeline.css';
import type { Playback } from './usePlayback.ts';
import { t } from '../language/t.ts';

/** Back to any map that was kept of the run, or all of them in turn. */
export function MapTimeline({ isPlaying, play, stop }: Playback) {
  const { map } = useStudio();
  const maps = useSyncExternalStore(map.subscribe, map.maps);
  const frame = useSyncExternalStore(map.subscribe, map.current);
  const live = useSyncExternalStore(map.subscribe, map.isLive);
  const layout = useStudioState((state) => state.layout);
  if (!frame || maps.length < 2 || layout === 'umap') return null;
  const moment = mapMoment(frame.step, live);
  return (
    <div className="timeline" role="group" aria-label={t('Maps of the run')}>
      <button
        type="button"
        className="timeline__play"
        aria-label={isPlaying ? t('Stop playing') : t('Play the run')}
        title={isPlaying ? t('Stop playing') : t('Play the run')}
        onClick={isPlaying ? stop : play}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} />
      </button>
      <Range
        aria-label={t('Map at step')}
        aria-valuetext={moment}
        min={0}
        max={maps.length - 1}
        step={1}
        value={maps.indexOf(frame)}
        onChange={(place) => {
          stop();
          map.look(place);
        }}
      />
      <span className="timeline__moment" aria-hidden="true">
        {moment}
      </span>
    </div>
  );
}
