import { DownloadModel } from '../../run/DownloadModel.tsx';
import { useActions, useStudioState } from '../../studioContext.ts';
import { count } from '../../words/numbers.ts';
import '../step.css';
import './apply.css';
import { LikenessSearch } from './LikenessSearch.tsx';
import { UsageCode } from './UsageCode.tsx';

const FILES = [
  ['README.md', 'the model card: data, settings, results, how to use each file'],
  ['config.json', 'settings, versions and preprocessing'],
  ['tfjs/model.json, weights.bin', 'the encoder for TensorFlow.js: pixels in, h out'],
  ['onnx/encoder.onnx', 'the same for ONNX Runtime, in Python, C++, C#, Java or a browser'],
  ['pytorch/likeness.py, encoder.safetensors', 'the same for PyTorch, and for whole folders from a shell'],
  ['onnx/projector.onnx', 'the projection head that the loss saw: h in, z out'],
  ['run.jsonl', 'the run, a line a step'],
] as const;

export function ApplyMain() {
  const model = useStudioState((state) => state.model);
  const { downloadRunLog } = useActions();
  const trained = model.phase === 'trained';
  return (
    <div className="step">
      <div className="step__words">
        <h1>Take the encoder home</h1>
        <p>
          {trained
            ? `The network as it stood after step ${count(model.step)} is ready, as files that work elsewhere. They hold no photo and no file name; folders that served as labels are listed by name.`
            : 'There is no model yet. Start the training below; from its first checkpoint on, the model can be taken home from here.'}
        </p>
      </div>
      <div className="apply__buttons">
        <DownloadModel emphasis="primary" />
        <button type="button" className="button" disabled={!trained} onClick={downloadRunLog}>
          Download run log
        </button>
      </div>
      <LikenessSearch />
      <section aria-labelledby="zip-title">
        <h2 id="zip-title">In likeness-model.zip</h2>
        <dl className="apply__files">
          {FILES.map(([name, about]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{about}</dd>
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
    ['Encoder', encoder],
    ['Loss', loss],
    ['Temperature', String(temperature)],
    ['Batch size', count(batchSize)],
    ['Image size', `${imageSize} px`],
    ['Seed', String(seed)],
  ];
  return (
    <>
      <section aria-labelledby="model-title">
        <h2 id="model-title">{model.phase === 'trained' ? 'This model' : 'The next model'}</h2>
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
        <h2 id="log-title">The run log</h2>
        <p>
          likeness-run.jsonl holds settings and device in its first line, then one line a step: loss, top-1,
          learning rate, gradient norm, speed. Any notebook reads it.
        </p>
      </section>
      <section className="prose" aria-labelledby="use-title">
        <h2 id="use-title">What h is good for</h2>
        <p>
          Compare two photos by the cosine of their h. The nearest ones are most alike; a logistic regression
          on h makes a classifier from a handful of labels.
        </p>
      </section>
    </>
  );
}
