import { useEffect, useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  fittedRegion,
  spannedRegion,
  WHOLE_REGION,
  type SquareRegion,
} from '../../../../core/squareRegion.ts';
import { t } from '../../../language/t.ts';
import { LargePhoto } from '../../../photos/LargePhoto.tsx';
import { useActions, useStudioState } from '../../../studioContext.ts';
import { regionByKey } from './regionKeys.ts';

const SIDE = 240;

/** A search begins when the square has been left alone for so long. */
const REST_MS = 350;

/**
 * A photo, large, on which a square is drawn, by pointer, by arrow keys or by three fields: what is like that part is
 * searched for, as soon as the square rests.
 */
export function PartOfPhoto({ photo }: { readonly photo: number }) {
  const trained = useStudioState((state) => state.model.phase === 'trained');
  const { searchPart, forgetPart } = useActions();
  const [region, setRegion] = useState<SquareRegion>(WHOLE_REGION);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const isWhole = region.size === 1;

  useEffect(() => {
    if (drag !== null) return;
    if (region.size === 1) {
      forgetPart();
      return;
    }
    const timer = setTimeout(() => void searchPart(photo, region), REST_MS);
    return () => clearTimeout(timer);
  }, [photo, region, drag, searchPart, forgetPart]);

  if (!trained) return <LargePhoto id={photo} side={SIDE} />;
  const place = ({ currentTarget, clientX, clientY }: PointerEvent): readonly [number, number] => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const share = (value: number): number => Math.min(1, Math.max(0, value));
    return [share((clientX - left) / width), share((clientY - top) / height)];
  };
  const answerKey = (event: KeyboardEvent): void => {
    const next = regionByKey(event, region);
    if (next === null) return;
    event.preventDefault();
    setRegion(next);
  };
  return (
    <div className="part-of-photo">
      <div
        className="part-of-photo__stage"
        role="group"
        aria-label={regionWords(region)}
        aria-roledescription={t('square on the photo; arrow keys move it, plus and minus size it')}
        tabIndex={0}
        onKeyDown={answerKey}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag(place(event));
        }}
        onPointerMove={(event) => drag && setRegion(spannedRegion(drag, place(event)))}
        onPointerUp={() => setDrag(null)}
        onPointerCancel={() => setDrag(null)}
      >
        <LargePhoto id={photo} side={SIDE} />
        {!isWhole && (
          <span
            className="part-of-photo__square"
            style={{
              left: `${region.left * 100}%`,
              top: `${region.top * 100}%`,
              width: `${region.size * 100}%`,
              height: `${region.size * 100}%`,
            }}
          />
        )}
      </div>
      <RegionFields region={region} onChange={setRegion} />
    </div>
  );
}

interface RegionFieldsProps {
  readonly region: SquareRegion;
  readonly onChange: (region: SquareRegion) => void;
}

/** The square in figures. */
function RegionFields({ region, onChange }: RegionFieldsProps) {
  const fields = [
    { key: 'left', label: t('Left') },
    { key: 'top', label: t('Top') },
    { key: 'size', label: t('Size') },
  ] as const;
  return (
    <div className="part-of-photo__fields" role="group" aria-label={t('Part of the photo, in per cent')}>
      {fields.map(({ key, label }) => (
        <label key={key}>
          {label}
          <input
            type="number"
            min={key === 'size' ? 10 : 0}
            max={key === 'size' ? 100 : 90}
            value={Math.round(region[key] * 100)}
            onChange={({ target }) => {
              if (target.value !== '')
                onChange(fittedRegion({ ...region, [key]: Number(target.value) / 100 }));
            }}
          />
        </label>
      ))}
      <button
        type="button"
        className="button button--plain"
        disabled={region.size === 1}
        onClick={() => onChange(WHOLE_REGION)}
      >
        {t('Whole photo')}
      </button>
    </div>
  );
}

function regionWords({ left, top, size }: SquareRegion): string {
  if (size === 1) return t('The whole photo');
  const percent = (share: number): number => Math.round(share * 100);
  return t('Part of the photo: {size} % of its side, {left} % from the left, {top} % from the top', {
    size: percent(size),
    left: percent(left),
    top: percent(top),
  });
}
