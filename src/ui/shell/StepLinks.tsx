import { useEffect, useRef } from 'react';
import { formatHash } from '../../store/hash.ts';
import { STEPS } from '../../store/state.ts';
import { useStudioState } from '../studioContext.ts';
import './stepLinks.css';
import { stepTitles } from './stepNames.ts';
import { t } from '../language/t.ts';

/** The five steps. Each link is an address that can be kept and shared: the step, and what the user has set. */
export function StepLinks() {
  const step = useStudioState((state) => state.step);
  const settings = useStudioState((state) => state.settings);
  const chosen = useStudioState((state) => state.chosen);
  const backend = useStudioState((state) => state.backend);
  const tune = useStudioState((state) => state.tune);
  const half = useStudioState((state) => state.half);
  const language = useStudioState((state) => state.language);
  const list = useRef<HTMLOListElement>(null);

  // On a narrow screen the row scrolls: the step one is at stays in sight.
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]');
    if (!list.current || !current) return;
    list.current.scrollLeft += middleOf(current) - middleOf(list.current);
  }, [step]);

  return (
    <nav className="steps" aria-label={t('Steps')}>
      <ol ref={list}>
        {STEPS.map((name, index) => (
          <li key={name}>
            <a
              href={formatHash({ settings, chosen, backend, tune, half, language }, name)}
              aria-current={name === step ? 'step' : undefined}
            >
              <span aria-hidden="true">{index + 1}</span>
              {stepTitles()[name]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Across the screen, whichever way one reads. */
function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
