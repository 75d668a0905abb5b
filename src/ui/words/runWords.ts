import type { ErrorCode } from '../../core/errors.ts';
import { readiness } from '../../core/readiness.ts';
import { isOutlived } from '../../core/recovery.ts';
import type { RunState } from '../../core/runState.ts';
import type { Figures } from '../../store/phases.ts';
import { count, rate, signed } from './numbers.ts';
import { timeLeft } from './time.ts';
import { say, t } from '../language/t.ts';

/** What the status "Training" says, as parts that the page sets apart. */
export interface RunWords {
  /** The phase in one word, where the figures do not say it. */
  readonly phase: string | null;
  readonly step: string | null;
  readonly loss: string | null;
  readonly rate: string | null;
  readonly timeLeft: string | null;
  /** A sentence instead of figures: why one cannot start, or what went wrong and what to do. */
  readonly message: string | null;
}

const NOTHING: RunWords = { phase: null, step: null, loss: null, rate: null, timeLeft: null, message: null };

const readingWords = (progress: string) => ({
  message: t('Training can start when the photos are read: {progress}.', { progress }),
});

/** What else there is to say of a run. */
export interface RunSurroundings {
  /** How far the reading of photos is, in words; null where none are read. On a phone this bar is all one sees of it. */
  readonly reading?: string | null;
  /** The step whose weights can be downloaded; null where there are none. */
  readonly savedStep?: number | null;
  /** What a run that begins waits for; null where it is the first step. */
  readonly waitsFor?: 'device' | 'photos' | null;
}

export function runWords(
  run: RunState,
  figures: Figures | null,
  photoCount: number,
  { reading = null, savedStep = null, waitsFor = null }: RunSurroundings = {},
): RunWords {
  switch (run.phase) {
    case 'idle':
      return { ...NOTHING, ...(reading === null ? idleWords(photoCount) : readingWords(reading)) };
    case 'starting':
      return { ...NOTHING, phase: startingWords(run, waitsFor) };
    case 'running':
      return { ...figureWords(run.steps, figures), ...(figures && pace(figures)) };
    case 'pausing':
      return { ...figureWords(run.steps, figures), phase: t('pausing after this step …') };
    case 'paused':
      return { ...figureWords(run.steps, figures), phase: t('paused') };
    case 'stopping':
      return { ...figureWords(run.steps, figures), phase: t('stopping after this step …') };
    case 'finished':
    case 'stopped':
      return {
        ...figureWords(run.steps, figures),
        phase: run.phase === 'finished' ? t('finished') : t('stopped'),
      };
    case 'failed':
      return {
        ...figureWords(run.steps, figures),
        // What has not begun has not failed.
        phase: run.code === 'too-few-photos' || run.code === 'out-of-memory' ? null : t('failed'),
        message: `${say(run.message)} ${adviceFor(run.code, savedStep)}`,
      };
  }
}

/** Compiling takes some GPUs many seconds; one sees that it goes on. */
function startingWords(
  { kernels, photos }: Extract<RunState, { readonly phase: 'starting' }>,
  waitsFor: RunSurroundings['waitsFor'],
): string {
  if (waitsFor === 'device') return t('starting, the device is being opened …');
  if (waitsFor === 'photos' && photos !== undefined) {
    const { done, total, secondsLeft } = photos;
    const progress = t('starting, {done, number} of {total, number} photos are brought to size', {
      done,
      total,
    });
    return secondsLeft === null ? progress : `${progress}, ${timeLeft(secondsLeft)}`;
  }
  if (waitsFor === 'photos') return t('starting, photos are brought to size …');
  if (kernels === undefined || kernels.ready === kernels.total) return t('starting …');
  return t('preparing the GPU, {ready} of {total} kernels …', { ready: kernels.ready, total: kernels.total });
}

/** All parts in one line. */
export function runSentence(words: RunWords): string {
  return [words.phase, words.step, words.loss, words.rate, words.timeLeft, words.message]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

function idleWords(photoCount: number): Partial<RunWords> {
  const ready = readiness(photoCount);
  return ready.state === 'ready' ? { phase: t('ready to train') } : { message: say(ready.message) };
}

function figureWords(steps: number, figures: Figures | null): RunWords {
  if (!figures) return NOTHING;
  return {
    ...NOTHING,
    step: t('step {step} of {steps}', { step: count(figures.step), steps: count(steps) }),
    loss: t('loss {loss}', { loss: signed(figures.loss, 3) }),
  };
}

function pace(figures: Figures): Partial<RunWords> {
  return {
    rate: t('{imagesPerSecond} images a second', { imagesPerSecond: rate(figures.imagesPerSecond) }),
    timeLeft: timeLeft(figures.secondsLeft),
  };
}

/** What is safe and what to do next, after an error has ended a run. */
function adviceFor(code: ErrorCode, savedStep: number | null): string {
  // The page offers how to go on, `RecoveryNote`: to start again would lose what is safe.
  if (savedStep !== null && isOutlived(code))
    return t('Step {savedStep} is safe. How to go on from there is said at the top of the page.', {
      savedStep: count(savedStep),
    });
  const safe =
    savedStep === null
      ? t('Your photos are untouched.')
      : t('The weights of step {savedStep} are safe and can be downloaded.', { savedStep: count(savedStep) });
  switch (code) {
    case 'too-few-photos':
    case 'no-photos':
      return t('Those that are here are untouched: add more photos, or use the sample pictures.');
    case 'no-labels':
      return t('{safe} Drop a folder with a sub-folder for each kind, or choose another loss.', { safe });
    case 'device-lost':
    case 'gpu-error':
      return t('{safe} Start again, with a smaller batch or image size if it happens twice.', { safe });
    case 'out-of-memory':
      return t('{safe} Take a smaller batch or a smaller image size.', { safe });
    case 'not-finite':
      return t('{safe} Lower the learning rate or raise the temperature, and start again.', { safe });
    case 'no-adapter':
    case 'wrong-results':
      return t('{safe} Choose a slower backend, or another browser.', { safe });
    case 'no-model':
      return t('{safe} Start again, or open the model file once more.', { safe });
    case 'worker-lost':
    case 'bad-zip':
    case 'no-tfjs-model':
    case 'bad-model':
    case 'unsupported-model':
    case 'bad-project':
    case 'newer-project':
    case 'storage-full':
    case 'storage-denied':
    case 'unreadable-photo':
    case 'no-originals':
    case 'too-large':
    case 'aborted':
    case 'internal':
      return t('{safe} Start again.', { safe });
  }
}
