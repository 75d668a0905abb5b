import { useState } from 'react';
import { networkView } from '../encode/stages.ts';
import { useStudioState } from '../../studioContext.ts';

function usage(imageSize: number, h: number): string {
  return `import * as tf from '@tensorflow/tfjs';

// photo: an image, canvas or video frame, cut to a square
const encoder = await tf.loadLayersModel('tfjs/model.json');
const pixels = tf.image
  .resizeBilinear(tf.browser.fromPixels(photo), [${imageSize}, ${imageSize}], false, true)
  .div(255)
  .expandDims(0); // [1, ${imageSize}, ${imageSize}, 3], from 0 to 1
const h = encoder.predict(pixels); // [1, ${h}]`;
}

/** The few lines that use the model, for the size that it was trained at. */
export function UsageCode() {
  const model = useStudioState((state) => state.model);
  const settings = useStudioState((state) => state.settings);
  const used = model.phase === 'trained' ? model.settings : settings;
  const code = usage(used.imageSize, networkView(used).h);
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = (): void => {
    navigator.clipboard.writeText(code).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <section aria-labelledby="usage-title">
      <div className="panel-title">
        <h2 id="usage-title">Use it</h2>
        <button type="button" className="button button--plain" onClick={copy}>
          Copy
        </button>
      </div>
      <pre className="apply__code" role="group" tabIndex={0} aria-labelledby="usage-title">
        <code>{code}</code>
      </pre>
      <p role="status" className="soft">
        {copied === 'yes' && 'Copied.'}
        {copied === 'failed' && 'The browser did not allow it; select the lines instead.'}
      </p>
    </section>
  );
}
