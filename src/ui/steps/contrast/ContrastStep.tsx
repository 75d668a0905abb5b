import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { settingsAfter } from '../../../core/liveSettings.ts';
import { haveSameBounds, lossBounds } from '../../../core/lossBounds.ts';
import { isActive } from '../../../core/runState.ts';
import { useActions, useStudio, useStudioState } from '../../studioContext.ts';
import { comparisonWords, floorWords, lossWords } from '../../words/lossWords.ts';
import { momentWords } from '../../words/lookWords.ts';
import { samplePhotos } from '../samplePhotos.ts';
import '../step.css';
import { WorkError } from '../WorkError.tsx';
import './contrast.css';
import { fewPhotos } from './fewPhotos.ts';
import { HardNegatives } from './HardNegatives.tsx';
import { Formula } from './Formula.tsx';
import { LossScale } from './LossScale.tsx';
import { SimilarityMatrix } from './SimilarityMatrix.tsx';
import { t } from '../../language/t.ts';
import { Told } from '../../language/Told.tsx';

/** Shown in the matrix; a probe of a run has more. */
const PHOTOS = 8;
const REST_MS = 200;

export function ContrastMain() {
  const { probe: latest } = useStudio();
  const whole = useSyncExternalStore(latest.subscribe, latest.get);
  const probe = useMemo(() => whole && fewPhotos(whole, PHOTOS), [whole]);
  const probing = useStudioState((state) => state.probing);
  const active = useStudioState((state) => isActive(state.run));
  const isOfFile = useStudioState(({ model }) => model.phase === 'trained' && model.from === 'file');
  const [attempt, setAttempt] = useState(0);
  useProbe(attempt);
  return (
    <div className="step step--contrast">
      <div className="step__words">
        <h1>{t('Pull pairs together, push strangers apart')}</h1>
        <p>
          <Told text="A step takes a handful of photos, a batch, and compares every view with every other. The two of one photo, outlined here, are a <b>positive pair</b> and should be alike. Views of different photos are <b>negatives</b>, strangers that are pushed apart; the <b>temperature</b> says how much more the nearest of them count." />
        </p>
      </div>
      <WorkError work={probing} onRetry={() => setAttempt(attempt + 1)} />
      {probe ? (
        <SimilarityMatrix probe={probe} />
      ) : (
        <div className="matrix matrix--waiting" aria-busy="true" />
      )}
      <div className="matrix-key">
        <span>{t('opposite −1')}</span>
        <span className="matrix-key__bar" aria-hidden="true" />
        <span>{t('alike 1')}</span>
        <span className="soft">{probe && momentWords(probe.step, active)}</span>
      </div>
      {isOfFile && (
        <p className="soft">
          {t('The opened model gives h alone: this z comes from a head that has not been trained.')}
        </p>
      )}
      <HardNegatives />
    </div>
  );
}

/** Asks for the matrix when what it shows has changed. During a run it comes by itself. */
function useProbe(attempt: number): void {
  const settings = useStudioState((state) => state.settings);
  const photoCount = useStudioState((state) => state.photos.length);
  const photosVersion = useStudioState((state) => state.photosVersion);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
  const active = useStudioState((state) => isActive(state.run));
  const { probe } = useActions();
  useEffect(() => {
    if (reading || active || photoCount === 0) return;
    const timer = setTimeout(() => void probe(samplePhotos(photoCount, PHOTOS)), REST_MS);
    return () => clearTimeout(timer);
  }, [probe, settings, photoCount, photosVersion, reading, active, attempt]);
}

export function ContrastSide() {
  const settings = useStudioState((state) => state.settings);
  const { loss, similarity } = settings;
  // A loss is told only where it belongs: beside the settings that gave it.
  const current = useStudioState(({ figures, ranWith, changes, settings }) =>
    ranWith !== null && haveSameBounds(settingsAfter(ranWith, changes), settings) && figures
      ? figures.loss
      : null,
  );
  const bounds = lossBounds(settings);
  return (
    <>
      <section aria-labelledby="formula-title">
        <div className="panel-title">
          <h2 id="formula-title">{t('The loss of one view')}</h2>
        </div>
        <Formula loss={loss} similarity={similarity} />
        <p className="formula-use">{lossWords()[loss].whenToUse}</p>
      </section>
      <section className="prose" aria-labelledby="scale-title">
        <h2 id="scale-title">{t('Where it stands')}</h2>
        <LossScale bounds={bounds} loss={current} />
        <p>
          {comparisonWords(settings)}{' '}
          <Told text="<b>Chance</b> is the loss of a network that cannot tell any of them apart." />{' '}
          <Told text="<b>Floor</b> {floor}" values={{ floor: floorWords(settings, bounds) }} />
        </p>
      </section>
    </>
  );
}
