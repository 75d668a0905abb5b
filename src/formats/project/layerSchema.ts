import * as v from 'valibot';
import type { Layer } from '../../core/architecture/layer.ts';

/** More channels, units or layers than this no browser trains. */
const MOST = { channels: 65_536, layers: 1000 } as const;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const channels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST.channels));
const finite = v.pipe(v.number(), v.finite());
const kind = <K extends Layer['kind']>(of: K) => ({ kind: v.literal(of), name });

const layer: v.GenericSchema<Layer> = v.lazy(() =>
  v.variant('kind', [
    v.strictObject({
      ...kind('conv'),
      filters: channels,
      kernel: v.picklist([1, 3]),
      stride: v.picklist([1, 2]),
      bias: v.exactOptional(v.literal(true)),
    }),
    v.strictObject(kind('relu')),
    v.strictObject(kind('maxPool')),
    v.strictObject({ ...kind('rescale'), scale: finite, offset: finite }),
    v.strictObject({ ...kind('batchNorm'), relu: v.boolean() }),
    v.strictObject({ ...kind('groupNorm'), relu: v.boolean() }),
    v.strictObject(kind('globalAveragePool')),
    v.strictObject({ ...kind('dense'), units: channels }),
    v.strictObject({ ...kind('residual'), body: layersSchema, shortcut: layersSchema }),
  ]),
);

/** Layers of an encoder that came from a file. Whether their shapes fit together is seen when they are computed. */
export const layersSchema: v.GenericSchema<Layer[]> = v.pipe(v.array(layer), v.maxLength(MOST.layers));
