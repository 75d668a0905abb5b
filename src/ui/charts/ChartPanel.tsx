import { lazy, Suspense, useId, type ReactNode } from 'react';
import type { ChartSpec } from './chartSpec.ts';
import './charts.css';
import { say } from '../language/t.ts';

/** The charting library is half of the page's code, and not needed before there is something to chart. */
const ChartBody = lazy(() => import('./ChartBody.tsx').then((module) => ({ default: module.ChartBody })));

export interface ChartPanelProps {
  readonly spec: ChartSpec;
  readonly level: 2 | 3;
  /** Said beside the title, where the last figures do not stand there. */
  readonly note?: string;
  /** The sentence stands below for everyone: a curve without its meaning tells nothing. */
  readonly about?: string;
  /** Only a chart whose title is no setting's has a name of its own: names belong to one thing. */
  readonly role?: 'figure';
}

/** A chart with its title, its controls, the last figures or a note, the curves, and what they mean. */
export function ChartPanel({ spec, level, note, about, role }: ChartPanelProps) {
  const title = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="chart" {...(role && { role, 'aria-labelledby': title })}>
      <Heading id={title}>{say(spec.title)}</Heading>
      <Suspense fallback={<Waiting spec={spec} />}>
        <ChartBody spec={spec} note={note} />
      </Suspense>
      {about && <p className="chart__about soft">{about}</p>}
    </div>
  );
}

/** As high as what will stand there, so that nothing moves. */
function Waiting({ spec }: { readonly spec: ChartSpec }): ReactNode {
  return (
    <>
      <p className="chart__now">–</p>
      <div className={`chart__canvas chart__canvas--${spec.size}`} />
    </>
  );
}
