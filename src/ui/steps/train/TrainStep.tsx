import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { boundSpans } from '../../../core/boundSpans.ts';
import { settingsAfter } from '../../../core/liveSettings.ts';
import { lossBounds } from '../../../core/lossBounds.ts';
import { learnsTemperature } from '../../../core/losses.ts';
import { SETTING_RANGES } from '../../../core/settings.ts';
import { PhotoMap } from '../../map/PhotoMap.tsx';
import { useRemembered } from '../../primitives/remembered.ts';
import { useStudioState } from '../../studioContext.ts';
import { signed } from '../../words/numbers.ts';
import { BigFigures } from './BigFigures.tsx';
import { FolderScores } from './FolderScores.tsx';
import { Alarms } from './Alarms.tsx';
import './measures.css';
import { TurnedList } from './TurnedList.tsx';
import './train.css';

/** The charting library is half of the page's code, and not needed before there is something to chart. */
const LossChart = lazy(() =>
  import('../../charts/LossChart.tsx').then((module) => ({ default: module.LossChart })),
);
const MeasureChart = lazy(() =>
  import('../../charts/MeasureChart.tsx').then((module) => ({ default: module.MeasureChart })),
);

const HeldOutChart = lazy(() =>
  import('./HeldOutChart.tsx').then((module) => ({ default: module.HeldOutChart })),
);
const MoreMeasures = lazy(() =>
  import('./MoreMeasures.tsx').then((module) => ({ default: module.MoreMeasures })),
);

// Whatever is new by identity makes recharts do its work again.
const TOP1 = [{ name: 'top1', label: '' }] as const;
const TEMPERATURE = [{ name: 'temperature', label: '' }] as const;

export function TrainMain() {
  return (
    <>
      <h1 className="visually-hidden">Train: watch the photos fall into neighbourhoods</h1>
      <PhotoMap />
    </>
  );
}

export function TrainSide() {
  const settings = useStudioState((state) => state.ranWith ?? state.settings);
  const changes = useStudioState((state) => state.changes);
  const steps = useStudioState(({ run }) => ('steps' in run ? run.steps : settings.steps));
  const spans = useMemo(() => boundSpans(settings, changes, steps), [settings, changes, steps]);
  const { chance, floor } = lossBounds(settingsAfter(settings, changes));
  const bounds = `chance ${signed(chance, 2)}${floor === null ? '' : `, floor ${signed(floor, 2)}`}`;
  return (
    <>
      <Alarms />
      <BigFigures />
      <figure className="chart" aria-label="Loss">
        <div className="panel-title">
          <h2>Loss</h2>
          <span className="soft">{bounds}</span>
        </div>
        <div className="chart__canvas chart__canvas--tall">
          <Suspense>
            <LossChart {...spans} />
          </Suspense>
        </div>
      </figure>
      <SideChart title="Finds its pair" note="top-1, among the batch">
        <MeasureChart curves={TOP1} unit="percent" least={0} most={1} />
      </SideChart>
      <Suspense>
        <HeldOutChart />
      </Suspense>
      <FolderScores />
      {learnsTemperature(settings) && (
        // Named by its letter: the word is a setting's.
        <SideChart title="τ" note="learned">
          <MeasureChart curves={TEMPERATURE} unit="small" least={0} most={SETTING_RANGES.temperature.max} />
        </SideChart>
      )}
      <TurnedList />
      <Measures />
    </>
  );
}

/** Charts that most people need only when they wonder about something. */
function Measures() {
  const [open, setOpen] = useRemembered('measures', false);
  return (
    <section aria-label="Measures" className="measures">
      <button
        type="button"
        className="button button--small measures__switch"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Fewer measures' : 'More measures'}
      </button>
      <Suspense>{open && <MoreMeasures />}</Suspense>
    </section>
  );
}

interface ChartProps {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** A chart without a name of its own: its title would be that of a setting, and names belong to one thing. */
function SideChart({ title, note, children }: ChartProps) {
  return (
    <div className="chart">
      <div className="panel-title">
        <h2>{title}</h2>
        <span className="soft">{note}</span>
      </div>
      <div className="chart__canvas">
        <Suspense>{children}</Suspense>
      </div>
    </div>
  );
}
