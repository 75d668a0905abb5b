import { projectionLength } from '../../../core/architecture/projection.ts';
import { OPTIMIZER } from '../../../core/settings.ts';
import type { ChartFigure } from '../../charts/chartSpec.ts';
import { SimilarityHistogram } from '../../charts/SimilarityHistogram.tsx';
import { useStudioState } from '../../studioContext.ts';
import { MEASURE_WORDS } from '../../words/measureWords.ts';
import { MeasurePanel, useShownSettings } from './MeasurePanel.tsx';
import { useLastMeasures } from './useLastMeasures.ts';
import { message, verbatim } from '../../../core/message.ts';
import { say, t } from '../../language/t.ts';

/** z, which the loss sees, and h, which is used in the end. */
const both = (z: ChartFigure['name'], h: ChartFigure['name']): readonly [ChartFigure, ChartFigure] => [
  { name: z, label: verbatim('z') },
  { name: h, label: verbatim('h') },
];
const alone = (name: ChartFigure['name']): readonly [ChartFigure] => [{ name, label: null }];

const ALIGNMENT = both('alignment', 'alignmentH');
const UNIFORMITY = both('uniformity', 'uniformityH');
const SPREAD = both('std', 'stdH');
const RANK = both('rankMe', 'rankMeH');
const PLACE = [
  { name: 'trainRank', label: message('trained on') },
  { name: 'heldOutRank', label: message('held out') },
] as const satisfies readonly [ChartFigure, ChartFigure];
const TOP5 = [
  { name: 'trainTop5', label: message('trained on') },
  { name: 'heldOutTop5', label: message('held out') },
] as const satisfies readonly [ChartFigure, ChartFigure];
const KNN = alone('knn');
const GRADIENT = alone('gradientNorm');
const RATE = alone('learningRate');
const SPEED = alone('imagesPerSecond');
const STEP_TIME = alone('stepMs');
const TENSORS = alone('tensors');
const MEMORY = alone('gpuBytes');

/** Everything that is measured, for those who want to know. */
export function MoreMeasures() {
  const settings = useShownSettings();
  const peak = useStudioState(({ changes }) =>
    changes.reduce(
      (most, { name, to }) => (name === 'learningRate' ? Math.max(most, to) : most),
      settings.learningRate,
    ),
  );
  const hasFolders = useStudioState((state) => state.labels.length > 1);
  const onGpu = useStudioState(({ device }) => device.phase === 'ready' && device.backend === 'webgpu');
  const [compared] = useLastMeasures('comparedPhotos', 'comparedPhotos');
  const d = projectionLength(settings);
  const sphere = 1 / Math.sqrt(d);
  const chance = Number.isFinite(compared) ? { value: compared, label: t('chance') } : undefined;
  return (
    <div className="more-measures">
      <div className="chart">
        <h3>{say(MEASURE_WORDS.similarities.title)}</h3>
        <SimilarityHistogram />
        <p className="chart__about soft">{say(MEASURE_WORDS.similarities.about)}</p>
      </div>
      <MeasurePanel words="place" figures={PLACE} unit="one" least={1} mark={chance} />
      <MeasurePanel words="top5" figures={TOP5} unit="percent" least={0} most={1} />
      <MeasurePanel words="alignment" figures={ALIGNMENT} unit="two" least={0} />
      <MeasurePanel
        words="uniformity"
        figures={UNIFORMITY}
        unit="two"
        most={0}
        mark={{ value: 0, label: t('collapse') }}
      />
      <MeasurePanel
        words="std"
        figures={SPREAD}
        unit="small"
        least={0}
        mark={{ value: sphere, label: '1/√d' }}
      />
      <MeasurePanel
        words="rank"
        figures={RANK}
        unit="one"
        least={1}
        most={d}
        mark={{ value: d, label: t('all {d} of z', { d }) }}
      />
      {hasFolders && <MeasurePanel words="knn" figures={KNN} unit="percent" least={0} most={1} />}
      <MeasurePanel
        words="gradient"
        figures={GRADIENT}
        unit="small"
        least={0}
        mark={{ value: OPTIMIZER.clipNorm, label: t('clipped above') }}
      />
      <MeasurePanel words="learningRate" figures={RATE} unit="small" least={0} most={peak} />
      <MeasurePanel words="speed" figures={SPEED} unit="whole" least={0} />
      <MeasurePanel words="stepTime" figures={STEP_TIME} unit="milliseconds" least={0} />
      <MeasurePanel words="tensors" figures={TENSORS} unit="whole" least={0} />
      {onGpu && <MeasurePanel words="memory" figures={MEMORY} unit="bytes" least={0} />}
    </div>
  );
}
