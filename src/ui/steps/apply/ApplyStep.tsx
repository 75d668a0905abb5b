import { t } from '../../language/t.ts';
import { useStudioState } from '../../studioContext.ts';
import { fileWords } from '../../words/modelFileWords.ts';
import { count, plain } from '../../words/numbers.ts';
import { ExploreOpened } from '../ExploreOpened.tsx';
import '../step.css';
import './apply.css';
import { ComparePart } from './compare/ComparePart.tsx';
import { SearchPart } from './search/SearchPart.tsx';
import { TryPart } from './try/TryPart.tsx';
import { WorkPart } from './work/WorkPart.tsx';
import { HomePart } from './home/HomePart.tsx';
import { LabelPart } from './label/LabelPart.tsx';
import { ProjectPart } from './ProjectPart.tsx';
import { PartLinks } from './PartLinks.tsx';

/** From labels to something that works, in the order in which one does it; what needs nothing of it can be had at once. */
export function ApplyMain() {
  return (
    <div className="step apply">
      <div className="step__words">
        <h1>{t('Put it to use')}</h1>
        <p>
          {t(
            'Label a few photos and a classifier learns the rest; see what it is worth, try it, let it sort your photos, and take it home.',
          )}
        </p>
      </div>
      <OpenedModel />
      <PartLinks />
      <LabelPart />
      <ComparePart />
      <TryPart />
      <SearchPart />
      <WorkPart />
      <HomePart />
      <ProjectPart />
    </div>
  );
}

/** Where there is no model but that of a file: the way to use it without a training. */
function OpenedModel() {
  const opened = useStudioState((state) => state.opened);
  const hasModel = useStudioState((state) => state.model.phase === 'trained');
  const busy = useStudioState((state) => state.exploring.phase !== 'idle');
  if (opened === null || (hasModel && !busy)) return null;
  return (
    <section className="apply__opened" aria-label={t('The opened model')}>
      <p>
        <strong>{fileWords(opened)}.</strong>{' '}
        {t('Search, label and try photos with it as it is; a training is not needed.')}
      </p>
      <ExploreOpened />
    </section>
  );
}

export function ApplySide() {
  const model = useStudioState((state) => state.model);
  const settings = useStudioState((state) => state.settings);
  const { encoder, loss, imageSize, batchSize, temperature, seed } =
    model.phase === 'trained' ? model.settings : settings;
  const network = [
    [t('Encoder'), encoder],
    [t('Image size'), `${imageSize} px`],
  ];
  // What the training of an opened model went by, its file does not tell.
  const isOfFile = model.phase === 'trained' && model.from === 'file';
  const facts = isOfFile
    ? network
    : [
        ...network,
        [t('Loss'), loss],
        [t('Temperature'), plain(temperature)],
        [t('Batch size'), count(batchSize)],
        [t('Seed'), String(seed)],
      ];
  return (
    <>
      <section aria-labelledby="model-title">
        <h2 id="model-title">{model.phase === 'trained' ? t('This model') : t('The next model')}</h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="prose" aria-labelledby="log-title">
        <h2 id="log-title">{t('The run log')}</h2>
        <p>
          {t(
            'likeness-run.jsonl holds settings and device in its first line, then one line a step: loss, top-1, learning rate, gradient norm, speed. Any notebook reads it.',
          )}
        </p>
      </section>
      <section className="prose" aria-labelledby="use-title">
        <h2 id="use-title">{t('What h is good for')}</h2>
        <p>
          {t(
            'Compare two photos by the cosine of their h. The nearest ones are most alike; a logistic regression on h makes a classifier from a handful of labels.',
          )}
        </p>
      </section>
    </>
  );
}
