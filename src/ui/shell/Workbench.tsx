import { useEffect, useLayoutEffect, useRef, type ComponentType } from 'react';
import type { StepName } from '../../store/state.ts';
import { PhotosPanel } from '../photos/PhotosPanel.tsx';
import { SettingsPanel } from '../settings/SettingsPanel.tsx';
import { ApplyMain, ApplySide } from '../steps/apply/ApplyStep.tsx';
import { AugmentMain, AugmentSide } from '../steps/augment/AugmentStep.tsx';
import { ContrastMain, ContrastSide } from '../steps/contrast/ContrastStep.tsx';
import { EncodeMain, EncodeSide } from '../steps/encode/EncodeStep.tsx';
import { TrainMain, TrainSide } from '../steps/train/TrainStep.tsx';
import { useStudioState } from '../studioContext.ts';
import { stepTitles } from './stepNames.ts';
import { t } from '../language/t.ts';

/** Each step is a picture, and beside it the words, figures and controls that belong to it. */
const VIEWS: Readonly<Record<StepName, { readonly Main: ComponentType; readonly Side: ComponentType }>> = {
  augment: { Main: AugmentMain, Side: AugmentSide },
  encode: { Main: EncodeMain, Side: EncodeSide },
  contrast: { Main: ContrastMain, Side: ContrastSide },
  train: { Main: TrainMain, Side: TrainSide },
  apply: { Main: ApplyMain, Side: ApplySide },
};

export function Workbench() {
  const step = useStudioState((state) => state.step);
  const { Main, Side } = VIEWS[step];
  const main = useRef<HTMLElement>(null);
  // The button that was pressed on the first screen is gone, and the focus with it.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  // A step begins at its beginning, wherever one was in the last; on a phone what scrolls is not main but what holds it.
  // Before the frame is drawn, and not sooner: to scroll is to lay out what has changed, which takes long.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      for (let box: Element | null = main.current; box !== null; box = box.parentElement) box.scrollTo(0, 0);
    });
    return () => cancelAnimationFrame(frame);
  }, [step]);
  return (
    <div className="workbench">
      <main ref={main} className={`workbench__main workbench__main--${step}`} tabIndex={-1}>
        <Main />
      </main>
      {/* It scrolls where there are many words, and holds nothing that a keyboard could scroll it by. */}
      <aside
        className="workbench__side"
        aria-label={t('About {step}', { step: stepTitles()[step] })}
        tabIndex={0}
      >
        <Side />
      </aside>
      <aside className="workbench__settings" aria-label={t('Photos and settings')}>
        <PhotosPanel />
        <SettingsPanel />
      </aside>
    </div>
  );
}
