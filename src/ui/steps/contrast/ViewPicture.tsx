import { useEffect, useRef } from 'react';
import type { ProbeFrame } from '../../../store/context.ts';
import { useStudioState } from '../../studioContext.ts';
import { drawView } from './paintMatrix.ts';
import { t } from '../../language/t.ts';

interface ViewPictureProps {
  readonly probe: ProbeFrame;
  readonly strip: HTMLCanvasElement;
  readonly view: number;
}

/** One view of a photo, by the photo's name. */
export function ViewPicture({ probe, strip, view }: ViewPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = probe.photos[view % probe.photos.length];
  const path = useStudioState((state) => (id === undefined ? undefined : state.photos[id]?.path));
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    element.width = element.height = strip.height;
    const context = element.getContext('2d');
    if (context) drawView(context, strip, view, 0, 0, strip.height);
  }, [strip, view]);
  return (
    <figure className="view-picture" aria-label={path ?? t('View')}>
      <canvas ref={canvas} aria-hidden="true" />
    </figure>
  );
}
