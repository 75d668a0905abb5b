import { photoFingerprint } from '../../core/photoFingerprint.ts';
import type { KeptMap, KeptRun, PhotoIdentity, PhotoSayings, Project } from '../../core/project.ts';
import { lastOf } from '../applyState.ts';
import type { RunLoop } from '../actions/runLoop.ts';
import type { RunRecord } from '../actions/runRecord.ts';
import type { StudioContext } from '../context.ts';
import type { MapFrame } from '../mapStore.ts';
import { marksOfRun } from '../runMarks.ts';
import type { StudioState } from '../state.ts';
import { collectRuns } from './keptRuns.ts';

/** Photos on all maps that are kept together: 12 bytes each. */
const MOST_MAPPED = 300_000;

/** All that this visit would leave; null before there is a checkpoint. What it holds is lent: pack it before the run goes on. */
export function collectProject(
  { state, fast, engine }: StudioContext,
  record: RunRecord,
  loop: RunLoop,
): Project | null {
  const current = state.getState();
  const { checkpoint } = engine;
  const { environment } = record;
  if (checkpoint === null || environment === null || loop.task === null || current.ranWith === null)
    return null;
  const { step } = checkpoint;
  const run: KeptRun = {
    begun: current.ranWith,
    changes: current.changes.filter((change) => change.step <= step),
    recoveries: current.recoveries,
    environment,
    marks: marksOfRun(loop.task, current),
    checkpoint,
    metrics: fast.metrics.rowsUpTo(step),
    maps: keptMaps(fast.map.maps(), step, current.photos.length),
  };
  const classifier = lastOf(current.classifier)?.found.method;
  return {
    savedAt: new Date().toISOString(),
    settings: current.settings,
    chosen: [...current.chosen],
    photos: identityOf(current),
    sayings: sayingsOf(current),
    ...(classifier && { classifier }),
    run,
    runs: collectRuns(current),
  };
}

export function identityOf({
  photos,
  photosFrom,
}: Pick<StudioState, 'photos' | 'photosFrom'>): PhotoIdentity {
  return { count: photos.length, fingerprint: photoFingerprint(photos), from: photosFrom };
}

function sayingsOf(current: StudioState): PhotoSayings {
  const { excluded, pairMarks, groupChoices, labelling } = current;
  return {
    excluded: [...excluded],
    pairMarks,
    groupChoices: [...groupChoices],
    classes: labelling.classes,
    labels: [...labelling.labels],
  };
}

/** The first maps of a run and its last, as many as are small together: of the photos at hand, and whole. */
function keptMaps(maps: readonly MapFrame[], step: number, count: number): KeptMap[] {
  const known = maps.filter((map) => map.step <= step && isWhole(map, count));
  const most = Math.max(1, Math.floor(MOST_MAPPED / Math.max(1, known.at(-1)?.photos.length ?? 1)));
  const stride = Math.ceil(known.length / most);
  return known
    .filter((_, at) => (known.length - 1 - at) % Math.max(1, stride) === 0)
    .map(({ step: of, photos, positions, pairPhotos, pairPositions }) => {
      return { step: of, photos, positions, pairPhotos, pairPositions };
    });
}

function isWhole({ photos, positions, pairPhotos, pairPositions }: MapFrame, count: number): boolean {
  const ids = [photos, pairPhotos].every((of) => of.every((id) => id < count));
  return ids && [positions, pairPositions].every((of) => of.every(Number.isFinite));
}

/** The same where the photos of the run are not here: what was said of those, and not of others that are. */
export function withPhotosOf(project: Project, { photos, sayings, classifier, run }: Project): Project {
  const { marks, maps } = run;
  return {
    ...{ ...project, photos, sayings, run: { ...project.run, marks, maps } },
    ...(classifier && { classifier }),
  };
}
