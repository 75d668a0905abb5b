import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ProbeFrame } from '../../../store/context.ts';
import { prepareCanvas, token } from '../../primitives/canvas.ts';
import { useColourScheme } from '../../primitives/preferences.ts';
import { useElementSize } from '../../primitives/useElementSize.ts';
import { CellDetail, cellWords } from './CellDetail.tsx';
import { RowForces } from './RowForces.tsx';
import { cellAt, cellByKey, matrixLayout, nearestStranger, type Cell } from './matrixLayout.ts';
import { paintMatrix, viewStrip } from './paintMatrix.ts';
import { t } from '../../language/t.ts';

/** How alike the network finds every two views of a few photos. */
export function SimilarityMatrix({ probe }: { readonly probe: ProbeFrame }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useElementSize(box);
  const scheme = useColourScheme();
  const [active, setActive] = useState<Cell | null>(null);
  const [said, setSaid] = useState('');
  const views = probe.photos.length * 2;
  const layout = useMemo(() => matrixLayout(views, width), [views, width]);
  const strip = useMemo(() => viewStrip(probe), [probe]);
  const detailId = useId();
  // Before one has pointed at any: what a positive pair is, and what a negative.
  const shown = active === null ? [{ row: 0, column: views / 2 }, nearestStranger(probe, 0)] : [active];

  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0) return;
    const context = prepareCanvas(element, width, width);
    const colours = {
      accent: token(element, '--accent'),
      ink: token(element, '--ink'),
      edge: token(element, '--edge'),
    };
    paintMatrix(context, probe, strip, layout, colours, active);
  }, [probe, strip, layout, width, active, scheme]);

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const bounds = event.currentTarget.getBoundingClientRect();
    setActive(cellAt(layout, event.clientX - bounds.left, event.clientY - bounds.top) ?? active);
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = cellByKey(views, active, event.key);
    if (!next) return;
    event.preventDefault();
    setActive(next);
    setSaid(cellWords({ probe, cell: next }).join(', '));
  };

  return (
    <div className="matrix">
      <div
        ref={box}
        className="matrix__field"
        role="group"
        aria-label={t('Similarity of views; arrow keys walk from pair to pair')}
        aria-describedby={detailId}
        tabIndex={0}
        onKeyDown={walk}
        onPointerMove={point}
        onPointerDown={point}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <div id={detailId} className="matrix__detail">
        {shown.map((cell) => (
          <CellDetail key={`${cell.row} ${cell.column}`} probe={probe} strip={strip} cell={cell} />
        ))}
      </div>
      {/* Only where one has walked: what a run changes by itself would be spoken without end. */}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <RowForces probe={probe} strip={strip} anchor={active?.row ?? 0} />
    </div>
  );
}
