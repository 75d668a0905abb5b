import { useStudioState } from '../../studioContext.ts';
import { percent, rate, signed } from '../../words/numbers.ts';
import { t } from '../../language/t.ts';

/** The three figures that one asks for, large. */
export function BigFigures() {
  const figures = useStudioState((state) => state.figures);
  return (
    <dl className="big-figures">
      <BigFigure name={t('Loss')} value={figures && signed(figures.loss, 2)} />
      <BigFigure name={t('Finds its pair')} value={figures && percent(figures.top1)} />
      <BigFigure name={t('Images a second')} value={figures && rate(figures.imagesPerSecond)} />
    </dl>
  );
}

function BigFigure({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? <span className="soft">–</span>}</dd>
    </div>
  );
}
