import type { ReactNode } from 'react';
import { partId, partTitle, type PartName } from './parts.ts';

interface ApplyPartProps {
  readonly name: PartName;
  readonly children: ReactNode;
}

/** One part of the Apply step, where its link leads. */
export function ApplyPart({ name, children }: ApplyPartProps) {
  const id = partId(name);
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {partTitle(name)}
      </h2>
      {children}
    </section>
  );
}
