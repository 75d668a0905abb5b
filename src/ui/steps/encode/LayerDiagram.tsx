import { useEffect, useRef } from 'react';
import { usePage } from '../../studioContext.ts';
import { compact } from '../../words/numbers.ts';
import { boxGeometry } from './boxGeometry.ts';
import { shapeWords, type NetworkView, type Stage } from './stages.ts';
import { t } from '../../language/t.ts';

export interface LayerDiagramProps {
  readonly network: NetworkView;
  /** The one that goes in. */
  readonly photo: number | undefined;
}

/** The way of a view through the network, from left to right. The table below says the same in words. */
export function LayerDiagram({ network, photo }: LayerDiagramProps) {
  const { input, stages } = network;
  const lastOfEncoder = stages.findLastIndex(({ part }) => part === 'encoder');
  return (
    <div className="diagram" role="group" aria-label={t('Picture of the network')} tabIndex={0}>
      <div className="diagram__row" role="img" aria-label={t('The layers from a view to h and z')}>
        <div className="diagram__stage">
          <div className="diagram__picture">
            <InputPhoto id={photo} />
          </div>
          <span className="diagram__shape">{shapeWords(input)}</span>
          <span className="diagram__note">{t('a view')}</span>
        </div>
        {stages.map((stage, index) => (
          <StageBox
            key={stage.key}
            stage={stage}
            imageSize={input[0]}
            name={index === lastOfEncoder ? 'h' : index === stages.length - 1 ? 'z' : null}
          />
        ))}
      </div>
    </div>
  );
}

interface StageBoxProps {
  readonly stage: Stage;
  readonly imageSize: number;
  readonly name: string | null;
}

function StageBox({ stage, imageSize, name }: StageBoxProps) {
  const { width, height, depth } = boxGeometry(stage.output, imageSize);
  const right = 1 + width;
  const bottom = 1 + depth + height;
  return (
    <div className={`diagram__stage diagram__stage--${stage.part}`} data-vector={name ?? undefined}>
      <div className="diagram__picture">
        <svg width={width + depth + 2} height={height + depth + 2}>
          <path
            className="diagram__top"
            d={`M1 ${1 + depth}l${depth} ${-depth}h${width}l${-depth} ${depth}z`}
          />
          <path
            className="diagram__side"
            d={`M${right} ${1 + depth}l${depth} ${-depth}v${height}l${-depth} ${depth}z`}
          />
          <path className="diagram__front" d={`M1 ${1 + depth}H${right}V${bottom}H1z`} />
        </svg>
      </div>
      <span className="diagram__shape">{shapeWords(stage.output)}</span>
      <span className="diagram__note">
        {name ? <strong>{name}</strong> : stage.parameters > 0 ? compact(stage.parameters) : ''}
      </span>
    </div>
  );
}

/** One of the user's photos, as what goes in. */
function InputPhoto({ id }: { readonly id: number | undefined }) {
  const { studio, atlas } = usePage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d');
      if (!context || id === undefined) return;
      context.clearRect(0, 0, 96, 96);
      atlas.drawOne(context, id, 0, 0, 96);
    };
    draw();
    return studio.thumbnails.subscribe(draw);
  }, [studio, atlas, id]);
  return <canvas ref={canvas} width="96" height="96" />;
}
