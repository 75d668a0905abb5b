import { useSyncExternalStore } from 'react';
import { meanSimilarity } from '../../core/similarityHistogram.ts';
import { useStudio } from '../studioContext.ts';
import { signed } from '../words/numbers.ts';
import { stepOutline } from './stepOutline.ts';
import { t } from '../language/t.ts';

const WIDTH = 280;
const HEIGHT = 88;

/** How similar pairs are, and strangers: two shapes that part as the network learns. */
export function SimilarityHistogram() {
  const { similarities } = useStudio();
  const frame = useSyncExternalStore(similarities.subscribe, similarities.get);
  if (frame === null) return <p className="soft">{t('Measured from step 10 on.')}</p>;
  const { positive, negative } = frame;
  const highest = Math.max(...positive, ...negative);
  const size = { width: WIDTH, height: HEIGHT - 4 };
  const words = t('At step {step} pairs are alike by {pairs} on average, strangers by {strangers}.', {
    step: frame.step,
    pairs: signed(meanSimilarity(positive), 2),
    strangers: signed(meanSimilarity(negative), 2),
  });
  return (
    <>
      <svg className="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <title>{words}</title>
        <line className="histogram__zero" x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={HEIGHT} />
        <path className="histogram__negative" d={stepOutline(negative, highest, size)} />
        <path className="histogram__positive" d={stepOutline(positive, highest, size)} />
      </svg>
      <p className="histogram__ends soft" aria-hidden="true">
        <span>{t('opposite −1')}</span>
        <span>0</span>
        <span>{t('alike 1')}</span>
      </p>
    </>
  );
}
