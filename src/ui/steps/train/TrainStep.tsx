import { lazy, Suspense, useMemo } from 'react';
import { boundSpans } from '../../../core/boundSpans.ts';
import { settingsAfter } from '../../../core/liveSettings.ts';
import { lossBounds } from '../../../core/lossBounds.ts';
import { learnsTemperature } from '../../../core/losses.ts';
import { SETTING_RANGES } from '../../../core/settings.ts';
import { ChartPanel } from '../../charts/ChartPanel.tsx';
import type { ChartSpec } from '../../charts/chartSpec.ts';
import { SmoothingField } from '../../charts/SmoothingField.tsx';
import { PhotoMap } from '../../map/PhotoMap.tsx';
import { useRemembered } from '../../primitives/remembered.ts';
import { useStudioState } from '../../studioContext.ts';
import { signed } from '../../words/numbers.ts';
import { BigFigures } from './BigFigures.tsx';
import { FolderScores } from './FolderScores.tsx';
import { Alarms } from './Alarms.tsx';
import { HeldOutChart } from './HeldOutChart.tsx';
import './measures.css';
import { Runs } from './Runs.tsx';
import { TurnedList } from './TurnedList.tsx';
import './train.css';

const MoreMeasures = lazy(() =>
  import('./MoreMeasures.tsx').then((module) => ({ default: module.MoreMeasures })),
);

const TOP1: ChartSpec = {
  title: 'Finds its pair',
  called: 'pairs found',
  figures: [{ name: 'top1', label: '' }],
  unit: 'percent',
  levels: [],
  size: 'small',
  least: 0,
  most: 1,
};
const TEMPERATURE: ChartSpec = {
  // Named by its letter: the word is a setting's.
  title: 'τ',
  called: 'τ',
  figures: [{ name: 'temperature', label: '' }],
  unit: 'small',
  levels: [],
  size: 'small',
  least: 0,
  most: SETTING_RANGES.temperature.max,
};

export function TrainMain() {
  return (
    <>
      <h1 className="visually-hidden">Train: watch the photos fall into neighbourhoods</h1>
      <PhotoMap />
    </>
  );
}

export function TrainSide() {
  const learned = useStudioState(({ ranWith, settings }) => learnsTemperature(ranWith ?? settings));
  return (
    <>
      <Alarms />
      <BigFigures />
      <SmoothingField />
      <LossPanel />
      <Runs />
      <ChartPanel spec={TOP1} level={2} note="top-1, among the batch" />
      <HeldOutChart />
      <FolderScores />
      {learned && <ChartPanel spec={TEMPERATURE} level={2} note="learned" />}
      <TurnedList />
      <Measures />
    </>
  );
}

/** The loss between the two lines that tell where it stands. */
function LossPanel() {
  const settings = useStudioState((state) => state.ranWith ?? state.settings);
  const changes = useStudioState((state) => state.changes);
  const steps = useStudioState(({ run }) => ('steps' in run ? run.steps : settings.steps));
  const spec = useMemo((): ChartSpec => {
    const spans = boundSpans(settings, changes, steps);
    return {
      title: 'Loss',
      called: 'loss',
      figures: [{ name: 'loss', label: '' }],
      unit: 'three',
      levels: [
        { label: 'chance', spans: spans.chance },
        { label: 'floor', spans: spans.floor },
      ],
      size: 'tall',
    };
  }, [settings, changes, steps]);
  const { chance, floor } = lossBounds(settingsAfter(settings, changes));
  const bounds = `chance ${signed(chance, 2)}${floor === null ? '' : `, floor ${signed(floor, 2)}`}`;
  return <ChartPanel spec={spec} level={2} note={bounds} role="figure" />;
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
