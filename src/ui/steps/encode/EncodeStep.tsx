import { useState } from 'react';
import { architectureOf } from '../../../core/architecture/normalisation.ts';
import { isFrozen } from '../../../core/warmStart.ts';
import { useStudioState } from '../../studioContext.ts';
import { compact } from '../../words/numbers.ts';
import { useSamplePhotos } from '../useSamplePhotos.ts';
import '../step.css';
import './encode.css';
import { FeatureMaps } from './FeatureMaps.tsx';
import { LayerDiagram } from './LayerDiagram.tsx';
import { LayerTable } from './LayerTable.tsx';
import { OpenModel } from './OpenModel.tsx';
import { networkView } from './stages.ts';
import { Told } from '../../language/Told.tsx';
import { say, t } from '../../language/t.ts';

/** Photos that one can go through. */
const CHOICE = 12;

export function EncodeMain() {
  const settings = useStudioState((state) => state.settings);
  const network = networkView(settings);
  const [turn, setTurn] = useState(0);
  const choice = useSamplePhotos(CHOICE);
  const photo = choice[turn % choice.length];
  return (
    <div className="step">
      <div className="step__words">
        <h1>{t('One encoder turns every view into a few numbers')}</h1>
        <p>
          {t(
            'The encoder is the network that learns. It looks at a view ever more coarsely and for ever more features, until {h} numbers are left: h, the representation. Photos whose h point the same way are alike.',
            { h: network.h },
          )}
        </p>
      </div>
      <LayerDiagram network={network} photo={photo} />
      {photo !== undefined && <FeatureMaps photo={photo} onOther={() => setTurn(turn + 1)} />}
      <LayerTable network={network} />
    </div>
  );
}

export function EncodeSide() {
  const settings = useStudioState((state) => state.settings);
  const { encoder, normalisation, own, batchSize } = settings;
  const { title, about } = architectureOf(encoder, normalisation, own);
  const network = networkView(settings);
  // Forward once, and backward at twice the price: to the inputs, and to the weights. What is frozen has no way back.
  const encoderPasses = isFrozen(settings) ? 1 : 3;
  const aStep =
    2 * batchSize * (encoderPasses * network.encoder.multiplyAdds + 3 * network.head.multiplyAdds);
  return (
    <>
      <section className="prose" aria-labelledby="encoder-title">
        <h2 id="encoder-title">{say(title)}</h2>
        <p>{say(about)}</p>
        <OpenModel />
      </section>
      <dl className="facts">
        <Fact name={t('Encoder')} value={parametersWords(network.encoder.parameters)} />
        <Fact name={t('Projection head')} value={parametersWords(network.head.parameters)} />
        <Fact name={t('One view')} value={workWords(network.encoder.multiplyAdds)} />
        <Fact name={t('One step')} value={workWords(aStep)} />
      </dl>
      <section className="prose" aria-label={t('Two vectors')}>
        <p>
          <Told
            text="<b>h</b> has {numbers} numbers. It is what you take home: for search, for maps, for a classifier of your own."
            values={{ numbers: network.h }}
          />
        </p>
        <p>
          <Told
            text="<b>z</b> has {numbers}. The loss is computed on it, and it may forget whatever tells two views of a photo apart. Without the head, h would have to forget that too."
            values={{ numbers: network.z }}
          />
        </p>
      </section>
    </>
  );
}

const parametersWords = (parameters: number): string =>
  t('{parameters} parameters', { parameters: compact(parameters) });

const workWords = (multiplyAdds: number): string =>
  t('{multiplyAdds} multiply-adds', { multiplyAdds: compact(multiplyAdds) });

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
