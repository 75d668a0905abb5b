import { message, type Message } from '../../../core/message.ts';
import { DownloadModel } from '../../run/DownloadModel.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { count, plain } from '../../words/numbers.ts';
import '../step.css';
import './apply.css';
import { LikenessSearch } from './LikenessSearch.tsx';
import { UsageCode } from './UsageCode.tsx';
import { say, t } from '../../language/t.ts';

const FILES: readonly (readonly [file: string, about: Message])[] = [
  ['README.md', message('the model card: data, settings, results, how to use each file')],
  ['config.json', message('settings, versions and preprocessing')],
  ['tfjs/model.json, weights.bin', message('the encoder for TensorFlow.js: pixels in, h out')],
  ['onnx/encoder.onnx', message('the same for ONNX Runtime, in Python, C++, C#, Java or a browser')],
  [
    'pytorch/likeness.py, encoder.safetensors',
    message('the same for PyTorch, and for whole folders from a shell'),
  ],
  ['onnx/projector.onnx', message('the projection head that the loss saw: h in, z out')],
  ['run.jsonl', message('the run, a line a step')],
];

export function ApplyMain() {
  const model = useStudioState((state) => state.model);
  const { downloadRunLog } = useActions();
  const trained = model.phase === 'trained';
  return (
    <div className="step">
      <div className="step__words">
        <h1>{t('Take the encoder home')}</h1>
        <p>
          {trained
            ? t(
                'The network as it stood after step {step} is ready, as files that work elsewhere. They hold no photo and no file name; folders that served as labels are listed by name.',
                { step: count(model.step) },
              )
            : t(
                'There is no model yet. Start the training below; from its first checkpoint on, the model can be taken home from here.',
              )}
        </p>
      </div>
      <div className="apply__buttons">
        <DownloadModel emphasis="primary" />
        <button type="button" className="button" disabled={!trained} onClick={downloadRunLog}>
          {t('Download run log')}
        </button>
      </div>
      <LikenessSearch />
      <section aria-labelledby="zip-title">
        <h2 id="zip-title">{t('In likeness-model.zip')}</h2>
        <dl className="apply__files">
          {FILES.map(([name, about]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{say(about)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <UsageCode />
    </div>
  );
}

export function ApplySide() {
  const model = useStudioState((state) => state.model);
  const settings = useStudioState((state) => state.settings);
  const { encoder, loss, imageSize, batchSize, temperature, seed } =
    model.phase === 'trained' ? model.settings : settings;
  const facts = [
    [t('Encoder'), encoder],
    [t('Loss'), loss],
    [t('Temperature'), plain(temperature)],
    [t('Batch size'), count(batchSize)],
    [t('Image size'), `${imageSize} px`],
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
