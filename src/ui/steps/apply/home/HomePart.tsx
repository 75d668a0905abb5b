import { t } from '../../../language/t.ts';
import { DownloadModel } from '../../../run/DownloadModel.tsx';
import { PackingProgress } from '../../../run/PackingProgress.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { modelFiles } from '../../../words/modelFileList.ts';
import { ApplyPart } from '../ApplyPart.tsx';
import { EmbeddingsChoice } from './EmbeddingsChoice.tsx';
import { UsageCode } from './UsageCode.tsx';

/** The model as files that work elsewhere, and the few lines that use them. */
export function HomePart() {
  const model = useStudioState((state) => state.model);
  const { downloadRunLog } = useActions();
  const trained = model.phase === 'trained';
  const isOfFile = trained && model.from === 'file';
  return (
    <ApplyPart name="home">
      <p className="part__about">
        {isOfFile
          ? t(
              'The opened model is yours already. Packed anew, it comes with a classifier, where you have trained one, and with the embeddings of these photos, if you choose them. Its head is untrained.',
            )
          : trained
            ? t(
                'The network as it stood after step {step, number} is ready, as files that work elsewhere. They hold no photo; folders that served as labels are listed by name.',
                { step: model.step },
              )
            : t(
                'There is no model yet. Start the training below; from its first checkpoint on, the model can be taken home from here.',
              )}
      </p>
      <div className="part__buttons">
        <DownloadModel emphasis="primary" />
        <button type="button" className="button" disabled={!trained || isOfFile} onClick={downloadRunLog}>
          {t('Download run log')}
        </button>
      </div>
      <PackingProgress />
      <EmbeddingsChoice />
      <section aria-labelledby="zip-title">
        <h3 id="zip-title">{t('In likeness-model.zip')}</h3>
        <dl className="apply__files">
          {modelFiles().map(({ name, about }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      </section>
      <UsageCode />
    </ApplyPart>
  );
}
