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
import { t } from '../../language/t.ts';
import { message, verbatim } from '../../../core/message.ts';

const MoreMeasures = lazy(() =>
  import('./MoreMeasures.tsx').then((module) => ({ default: module.MoreMeasures })),
);

const TOP1: ChartSpec = {
  title: message('Finds its pair'),
  called: message('pairs found'),
  figures: [{ name: 'top1', label: null }],
  unit: 'percent',
  levels: [],
  size: 'small',
  least: 0,
  most: 1,
};
const TEMPERATURE: ChartSpec = {
  // Named by its letter: the word is a setting's.
  title: verbatim('τ'),
  called: verbatim('τ'),
  figures: [{ name: 'temperature', label: null }],
  unit: 'small',
  levels: [],
  size: 'small',
  least: 0,
  most: SETTING_RANGES.temperature.max,
};

export function TrainMain() {
  return (
    <>
      <h1 className="visually-hidden">{t('Train: watch the photos fall into neighbourhoods')}</h1>
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
      <ChartPanel spec={TOP1} level={2} note={t('top-1, among the batch')} />
      <HeldOutChart />
      <FolderScores />
      {learned && <ChartPanel spec={TEMPERATURE} level={2} note={t('learned')} />}
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
      title: message('Loss'),
      called: message('loss'),
      figures: [{ name: 'loss', label: null }],
      unit: 'three',
      levels: [
        { label: t('chance'), spans: spans.chance },
        { label: t('floor'), spans: spans.floor },
      ],
      size: 'tall',
    };
  }, [settings, changes, steps]);
  const { chance, floor } = lossBounds(settingsAfter(settings, changes));
  const bounds =
    floor === null
      ? t('chance {chance}', { chance: signed(chance, 2) })
      : t('chance {chance}, floor {floor}', { chance: signed(chance, 2), floor: signed(floor, 2) });
  return <ChartPanel spec={spec} level={2} note={bounds} role="figure" />;
}

/** Charts that most people need only when they wonder about something. */
function Measures() {
  const [open, setOpen] = useRemembered('measures', false);
  return (
    <section aria-label={t('Measures')} className="measures">
      <button
        type="button"
        className="button button--small measures__switch"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('Fewer measures') : t('More measures')}
      </button>
      <Suspense>{open && <MoreMeasures />}</Suspense>
    </section>
  );
}
