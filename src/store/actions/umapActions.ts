import { UmapClient } from '../../client/umapClient.ts';
import { asLikenessError } from '../../core/errors.ts';
import type { MapRows } from '../../core/neighbourhood.ts';
import type { StudioContext } from '../context.ts';
import type { MapFrame } from '../mapStore.ts';
import { LEAST_FOR_UMAP, type UmapState } from '../mapState.ts';
import { message, type Message } from '../../core/message.ts';

export interface UmapActions {
  /** Shows the photos on the plane of largest variance, which follows the training. */
  readonly showPlane: () => void;
  /** Shows them as UMAP lays them out; where that has not been done for this run, it is begun. */
  readonly showUmap: () => void;
  /** Lays them out anew, by h as it is now. */
  readonly layOutAnew: () => void;
}

/** UMAP on demand, of the latest map. */
export function umapActions(context: StudioContext): UmapActions {
  const { state, fast, engine, environment } = context;
  const client = new UmapClient(environment.spawnUmap);
  let current: AbortController | null = null;
  let laidOut: MapFrame | null = null;

  const cancel = (): void => {
    current?.abort();
    current = null;
  };

  const showPlane = (): void => {
    cancel();
    const umap: UmapState = laidOut ? { phase: 'ready', step: laidOut.step } : { phase: 'none' };
    state.setState({ layout: 'plane', umap });
    fast.map.overlay(null);
  };

  const layOut = async (): Promise<void> => {
    const plane = fast.map.latest();
    if (!plane) return;
    cancel();
    const abort = new AbortController();
    current = abort;
    const show = (umap: UmapState): void => {
      if (current === abort) state.setState({ umap });
    };
    show({ phase: 'working', share: 0 });
    try {
      const rows = await engine.look('mapRows', undefined, abort.signal);
      if (!rows || rows.photos.length < LEAST_FOR_UMAP) {
        show({ phase: 'failed', message: tooFew(rows) });
        return;
      }
      const { photos, step } = rows;
      const seed = (state.getState().ranWith ?? state.getState().settings).seed;
      const input = { rows: rows.rows, d: rows.d, start: placesOn(plane, photos.length), seed };
      const positions = await client.layOut(
        input,
        (share) => show({ phase: 'working', share }),
        abort.signal,
      );
      if (current !== abort) return;
      const pairs = { pairPhotos: new Uint32Array(0), pairPositions: new Float32Array(0) };
      laidOut = { runId: plane.runId, step, photos, positions, ...pairs };
      fast.map.overlay(laidOut);
      show({ phase: 'ready', step });
    } catch (thrown) {
      const { code, said } = asLikenessError(thrown);
      if (code === 'aborted') return;
      const failed = message(
        'UMAP could not lay the photos out. {why} The map and the model are as they were: lay out anew.',
        { why: said },
      );
      show({ phase: 'failed', message: failed });
    }
  };

  fast.map.subscribe(() => {
    // Another run, or other photos: what was laid out is of no use.
    if (fast.map.latest() !== null || state.getState().layout === 'plane') return;
    laidOut = null;
    showPlane();
  });

  return {
    showPlane,
    showUmap() {
      if (fast.map.latest() === null) return;
      if (laidOut?.runId !== fast.map.latest()?.runId) laidOut = null;
      state.setState({ layout: 'umap' });
      if (laidOut) fast.map.overlay(laidOut);
      else void layOut();
    },
    layOutAnew: () => void layOut(),
  };
}

const tooFew = (rows: MapRows | null): Message =>
  rows === null
    ? message(
        'UMAP has nothing to lay out any more: what the map was made of is gone. The map and the model are as they were. Train again, and lay it out then.',
      )
    : message(
        'UMAP needs at least {least} photos on the map. The map is as it was: add photos and train again, or look at it without UMAP.',
        { least: LEAST_FOR_UMAP },
      );

/** Where the first `count` photos of the map lie; in the middle, if they have come only since. [count, 2] */
function placesOn({ positions }: MapFrame, count: number): Float32Array<ArrayBuffer> {
  const places = new Float32Array(count * 2);
  places.set(positions.subarray(0, count * 2));
  return places;
}
