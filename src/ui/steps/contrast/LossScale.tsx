import type { LossBounds } from '../../../core/lossBounds.ts';
import { signed } from '../../words/numbers.ts';
import './lossScale.css';
import { t } from '../../language/t.ts';

export interface LossScaleProps {
  readonly bounds: LossBounds;
  /** The loss now, or null before any step. */
  readonly loss: number | null;
}

const WIDTH = 280;
const EDGE = 8;

/** Where the loss stands between knowing nothing and the least that the similarity allows. */
export function LossScale({ bounds: { chance, floor }, loss }: LossScaleProps) {
  const low = Math.min(floor ?? 0, loss ?? Infinity);
  const high = Math.max(chance, loss ?? -Infinity);
  const at = (value: number): number =>
    EDGE + ((value - low) / Math.max(1e-6, high - low)) * (WIDTH - 2 * EDGE);
  return (
    <div className="loss-scale">
      <svg viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
        <path className="loss-scale__track" d={`M${EDGE} 10H${WIDTH - EDGE}`} />
        {loss !== null && <path className="loss-scale__way" d={`M${at(chance)} 10H${at(loss)}`} />}
        {floor !== null && <path className="loss-scale__mark" d={`M${at(floor)} 4v12`} />}
        <path className="loss-scale__mark" d={`M${at(chance)} 4v12`} />
        {loss !== null && <circle className="loss-scale__now" cx={at(loss)} cy="10" r="5" />}
      </svg>
      <dl>
        <div>
          <dt>{t('floor')}</dt>
          <dd>{floor === null ? t('none') : signed(floor, 2)}</dd>
        </div>
        <div>
          <dt>{t('now')}</dt>
          <dd>{loss === null ? '–' : signed(loss, 2)}</dd>
        </div>
        <div>
          <dt>{t('chance')}</dt>
          <dd>{signed(chance, 2)}</dd>
        </div>
      </dl>
    </div>
  );
}
