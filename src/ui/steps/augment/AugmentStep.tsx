import { useCallback, useEffect, useState } from 'react';
import { AUGMENTATION_RANGES, type Augmentation } from '../../../core/augmentation.ts';
import { takesChanges } from '../../../core/liveSettings.ts';
import { isActive } from '../../../core/runState.ts';
import { pairedPhoto } from '../../../store/duplicates.ts';
import { Icon } from '../../primitives/Icon.tsx';
import { Range } from '../../primitives/Range.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { augmentationGroups, augmentationWords } from '../../words/augmentationWords.ts';
import { viewsLockWords } from '../../words/liveWords.ts';
import { samplePhotosWith } from '../samplePhotos.ts';
import '../step.css';
import { WorkError } from '../WorkError.tsx';
import { useLook } from '../useLook.ts';
import './augment.css';
import { LikenessLine } from './LikenessLine.tsx';
import { OperationStrip } from './OperationStrip.tsx';
import { PairGrid } from './PairGrid.tsx';
import { PresetField } from './PresetField.tsx';
import { t } from '../../language/t.ts';
import { Told } from '../../language/Told.tsx';

const PAIRS = 6;
/** A slider under the finger asks many times a second; this much rest is worth a new picture. */
const REST_MS = 120;

export function AugmentMain() {
  const { augmentation, imageSize, seed } = useStudioState((state) => state.settings);
  const photoCount = useStudioState((state) => state.photos.length);
  const photosVersion = useStudioState((state) => state.photosVersion);
  const duplicates = useStudioState((state) => state.settings.duplicates);
  const paired = useStudioState(pairedPhoto);
  const groupChoices = useStudioState((state) => state.groupChoices);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
  const preview = useStudioState((state) => state.preview);
  const { previewPairs, compareViews } = useActions();
  const [draw, setDraw] = useState(0);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (reading || photoCount === 0) return;
    const shown = samplePhotosWith(photoCount, PAIRS, paired);
    const timer = setTimeout(() => void previewPairs(shown, draw), REST_MS);
    return () => clearTimeout(timer);
  }, [
    previewPairs,
    augmentation,
    imageSize,
    seed,
    duplicates,
    groupChoices,
    paired,
    photoCount,
    photosVersion,
    reading,
    draw,
    attempt,
  ]);

  useLook(
    useCallback(
      () => compareViews(samplePhotosWith(photoCount, PAIRS, paired), draw),
      [compareViews, photoCount, paired, draw],
    ),
  );

  return (
    <div className="step">
      <div className="step__words">
        <h1>{t('Two views of one photo are a positive pair')}</h1>
        <p>
          <Told text="Every photo is cut and recoloured at random, twice. The network has to learn that both views show the same thing: whatever differs between them, it learns to look past. Views of two different photos are <b>negatives</b>, which it has to tell apart." />
        </p>
      </div>
      <div className="pairs-head">
        <LikenessLine />
        <button type="button" className="button button--small" onClick={() => setDraw(draw + 1)}>
          <Icon name="shuffle" />
          {t('Other views')}
        </button>
      </div>
      <WorkError work={preview} onRetry={() => setAttempt(attempt + 1)} />
      <PairGrid expected={samplePhotosWith(photoCount, PAIRS, paired)} />
    </div>
  );
}

export function AugmentSide() {
  const augmentation = useStudioState((state) => state.settings.augmentation);
  const locked = useStudioState((state) => isActive(state.run) && !takesChanges(state.run));
  const lockWords = useStudioState((state) => viewsLockWords(state.run));
  const { setAugmentation } = useActions();
  const [touched, setTouched] = useState<keyof Augmentation>('cropMinArea');
  return (
    <>
      <PresetField locked={locked} />
      <OperationStrip name={touched} />
      {augmentationGroups().map(({ title, names }) => (
        <section key={title} className="augment-controls" aria-label={title}>
          <div className="panel-title">
            <h2>{title}</h2>
            {lockWords !== null && <span className="soft">{lockWords}</span>}
          </div>
          {names.map((name) => {
            const { label, say } = augmentationWords()[name];
            const { min, max, step } = AUGMENTATION_RANGES[name];
            const value = augmentation[name];
            return (
              <label key={name} className="slider">
                <span className="slider__label">{label}</span>
                <span className="slider__value" aria-hidden="true">
                  {say(value)}
                </span>
                <Range
                  aria-label={label}
                  aria-valuetext={say(value)}
                  min={min}
                  max={max}
                  step={step}
                  value={value}
                  disabled={locked}
                  onFocus={() => setTouched(name)}
                  onPointerDown={() => setTouched(name)}
                  onChange={(next) => setAugmentation(name, next)}
                />
              </label>
            );
          })}
        </section>
      ))}
    </>
  );
}
