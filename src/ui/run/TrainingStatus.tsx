import { trainedStep, trainingPhotos } from '../../store/state.ts';
import { useStudioState } from '../studioContext.ts';
import { importStatus } from '../words/importWords.ts';
import { runWords } from '../words/runWords.ts';
import { t } from '../language/t.ts';

/**
 * The state of the run in words. It changes up to four times a second, which a screen reader must not read
 * out: the status keeps its role and name, by which one finds it, and is silent; Announcer speaks.
 */
export function TrainingStatus() {
  const run = useStudioState((state) => state.run);
  const figures = useStudioState((state) => state.figures);
  const photoCount = useStudioState(trainingPhotos);
  const reading = useStudioState(({ importing }) =>
    importing.phase === 'importing' ? importStatus(importing) : null,
  );
  const savedStep = useStudioState(trainedStep);
  const waitsFor = useStudioState(({ device, runPlace }) =>
    device.phase === 'opening' ? 'device' : runPlace.photos === 0 ? 'photos' : null,
  );
  const words = runWords(run, figures, photoCount, { reading, savedStep, waitsFor });
  return (
    <p className="training-status" role="status" aria-live="off" aria-label={t('Training')}>
      <Part name="phase" text={words.phase} />
      <Part name="step" text={words.step} />
      <Part name="loss" text={words.loss} />
      <Part name="rate" text={words.rate} />
      <Part name="left" text={words.timeLeft} />
      <Part name="message" text={words.message} />
    </p>
  );
}

function Part({ name, text }: { readonly name: string; readonly text: string | null }) {
  return text ? <span className={`training-status__${name}`}>{text} </span> : null;
}
