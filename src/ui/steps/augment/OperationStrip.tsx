import { useEffect, useSyncExternalStore } from 'react';
import type { Augmentation } from '../../../core/augmentation.ts';
import { isOff } from '../../../core/operationExamples.ts';
import { PixelPicture } from '../../primitives/PixelPicture.tsx';
import { useActions, useStudio, useStudioState } from '../../studioContext.ts';
import { augmentationWords } from '../../words/augmentationWords.ts';
import { exampleWords } from '../../words/operationWords.ts';
import { useSamplePhotos } from '../useSamplePhotos.ts';
import './operationStrip.css';
import { t } from '../../language/t.ts';

/** As soon as this after a slider has moved there is a new picture. */
const REST_MS = 80;

/** What one operation does to one of the user's photos, by itself: before, and as far as the slider lets it go. */
export function OperationStrip({ name }: { readonly name: keyof Augmentation }) {
  const { example } = useStudio();
  const view = useSyncExternalStore(example.subscribe, example.get);
  const { augmentation, imageSize } = useStudioState((state) => state.settings);
  const photosVersion = useStudioState((state) => state.photosVersion);
  const reading = useStudioState((state) => state.importing.phase === 'importing');
  const { showOperation } = useActions();
  const [photo] = useSamplePhotos(1);

  useEffect(() => {
    if (reading || photo === undefined) return;
    const timer = setTimeout(() => void showOperation(name, photo), REST_MS);
    return () => clearTimeout(timer);
  }, [showOperation, name, photo, augmentation, imageSize, photosVersion, reading]);

  const shown = view?.name === name ? view : null;
  return (
    <figure className="operation" aria-label={t('Before and after')}>
      <h2>
        {t('Before and after: {label}', { label: augmentationWords()[name].label })}
        {isOff(name, augmentation) && <span className="soft"> · {t('off now, this is the most')}</span>}
      </h2>
      <ul>
        {(shown?.examples ?? [{ kind: 'whole' } as const]).map((one, at) => (
          <li key={at}>
            <PixelPicture pictures={shown} index={at} className="operation__picture" />
            {exampleWords(one)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
