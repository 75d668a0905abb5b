import { t } from '../language/t.ts';

export interface ModelFile {
  readonly name: string;
  readonly about: string;
}

/** What lies in the model zip, and what each file is for. */
export function modelFiles(): readonly ModelFile[] {
  return [
    {
      name: 'README.md',
      about: t('the model card: data, settings, results, how to use each file'),
    },
    { name: 'example.html', about: t('a page to try it with: drop photos, see which are alike') },
    { name: 'config.json', about: t('settings, versions and preprocessing') },
    { name: 'tfjs/model.json, weights.bin', about: t('the encoder for TensorFlow.js: pixels in, h out') },
    {
      name: 'onnx/encoder.onnx',
      about: t('the same for ONNX Runtime, in Python, C++, C#, Java or a browser'),
    },
    {
      name: 'pytorch/likeness.py, encoder.safetensors',
      about: t('the same for PyTorch, and for whole folders from a shell; it also goes on training'),
    },
    { name: 'onnx/projector.onnx', about: t('the projection head that the loss saw: h in, z out') },
    {
      name: 'embeddings/',
      about: t(
        'if you include them: h.npy, photos.csv, photos.parquet, and the files of TensorBoard’s Embedding Projector',
      ),
    },
    {
      name: 'classifier/',
      about: t(
        'the classifier at work, for TensorFlow.js, ONNX Runtime and PyTorch, and the names of its classes; where there is one',
      ),
    },
    { name: 'run.jsonl', about: t('the run, a line a step') },
  ];
}
