import { useId, useMemo } from 'react';
import { forces, rolesOf } from '../../../core/forces.ts';
import { learnsTemperature } from '../../../core/losses.ts';
import type { ProbeFrame } from '../../../store/context.ts';
import { useSeries } from '../../charts/useSeries.ts';
import { useStudioState } from '../../studioContext.ts';
import { percent } from '../../words/numbers.ts';
import './rowForces.css';
import { TemperatureDial } from './TemperatureDial.tsx';
import { ViewPicture } from './ViewPicture.tsx';
import { t } from '../../language/t.ts';

export interface RowForcesProps {
  readonly probe: ProbeFrame;
  readonly strip: HTMLCanvasElement;
  readonly anchor: number;
}

/** How hard the anchor pulls a view, below 0, or pushes it. */
interface Felt {
  readonly view: number;
  readonly force: number;
}

/** Times the weakest push at which one cannot see yet that another is stronger. */
const EVEN = 1.1;

/** What one view of the batch does to all others in a step: the picture of what temperature means. */
export function RowForces({ probe, strip, anchor }: RowForcesProps) {
  const { loss, temperature: set, ...others } = useStudioState((state) => state.settings);
  const learned = useSeries('temperature').at(-1)?.value ?? NaN;
  const isLearned = learnsTemperature({ loss, ...others }) && probe.step > 0 && Number.isFinite(learned);
  const temperature = isLearned ? learned : set;
  const photos = useStudioState((state) => state.photos);
  const views = probe.photos.length * 2;
  const felt = useMemo(() => {
    const labels = Array.from(probe.photos, (id) => photos[id]?.label ?? null);
    const row = probe.similarity.subarray(anchor * views, (anchor + 1) * views);
    const found = forces(loss, row, rolesOf(loss, anchor, labels), temperature);
    if (found === null) return null;
    return [...found]
      .map((force, view) => ({ view, force }))
      .filter(({ force }) => force !== 0)
      .sort((a, b) => Number(a.force > 0) - Number(b.force > 0) || Math.abs(b.force) - Math.abs(a.force));
  }, [probe, photos, loss, temperature, anchor, views]);
  if (felt === null)
    return (
      <p className="forces soft">
        {t('Triplets have no temperature: a stranger counts when it is within the margin.')}
      </p>
    );
  return (
    <div className="forces">
      <h2>{t('Who pulls, who is pushed')}</h2>
      <div className="forces__anchor">
        <ViewPicture probe={probe} strip={strip} view={anchor} />
        <p className="soft">
          {felt.length === 0
            ? t('With this loss second views look for nobody: choose a row of the upper half.')
            : isEven(felt)
              ? t(
                  'All strangers are about equally near as yet, so all are pushed alike. Train a little, then turn the temperature and watch.',
                )
              : t(
                  'Turn the temperature and watch: a lower one pushes the nearest strangers only, a higher one pushes all alike.',
                )}
        </p>
      </div>
      {!isLearned && <TemperatureDial />}
      <FeltList
        title={t('pulled: its positives')}
        felt={felt.filter(({ force }) => force < 0)}
        {...{ probe, strip }}
      />
      <FeltList
        title={t('pushed: its negatives')}
        felt={felt.filter(({ force }) => force > 0)}
        {...{ probe, strip }}
      />
    </div>
  );
}

interface FeltListProps extends Omit<RowForcesProps, 'anchor'> {
  readonly title: string;
  readonly felt: readonly Felt[];
}

/** The views that the anchor pulls, or those that it pushes. */
function FeltList({ title, felt, probe, strip }: FeltListProps) {
  const id = useId();
  if (felt.length === 0) return null;
  return (
    <>
      <h3 id={id}>{title}</h3>
      <ol aria-labelledby={id}>
        {felt.map(({ view, force }) => (
          <li key={view} className={force < 0 ? 'force force--pull' : 'force'}>
            <ViewPicture probe={probe} strip={strip} view={view} />
            <span className="force__bar" style={{ inlineSize: `${Math.min(1, Math.abs(force)) * 100}%` }} />
            <span className="force__figure">{percent(Math.abs(force))}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Whether no stranger is pushed noticeably harder than another, as by a network that finds all views alike. */
function isEven(felt: readonly Felt[]): boolean {
  const pushes = felt.flatMap(({ force }) => (force > 0 ? [force] : []));
  return Math.max(...pushes) < EVEN * Math.min(...pushes);
}
