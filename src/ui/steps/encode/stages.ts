import type { Layer, Shape } from '../../../core/architecture/layer.ts';
import { architectureOf } from '../../../core/architecture/normalisation.ts';
import { finalShape, summarise, type LayerSummary } from '../../../core/architecture/summary.ts';
import { t } from '../../language/t.ts';
import type { Settings } from '../../../core/settings.ts';

/** What one sees as one step of the network: a layer with the normalisation that follows it. */
export interface Stage {
  readonly key: string;
  readonly part: 'encoder' | 'head';
  readonly title: string;
  readonly output: Shape;
  readonly parameters: number;
  readonly multiplyAdds: number;
}

export interface Totals {
  readonly parameters: number;
  readonly multiplyAdds: number;
}

export interface NetworkView {
  readonly input: Shape;
  readonly stages: readonly Stage[];
  /** Numbers in h and in z. */
  readonly h: number;
  readonly z: number;
  readonly encoder: Totals;
  readonly head: Totals;
}

export function networkView({
  encoder,
  imageSize,
  normalisation,
  own,
}: Pick<Settings, 'encoder' | 'imageSize' | 'normalisation' | 'own'>): NetworkView {
  const { encoder: encoderLayers, head: headLayers } = architectureOf(encoder, normalisation, own);
  const input: Shape = [imageSize, imageSize, 3];
  const h = finalShape(encoderLayers, input);
  const encoderStages = stagesOf(summarise(encoderLayers, input, 'encoder'), 'encoder');
  const headStages = stagesOf(summarise(headLayers, h, 'head'), 'head');
  return {
    input,
    stages: [...encoderStages, ...headStages],
    h: size(h),
    z: size(finalShape(headLayers, h)),
    encoder: totals(encoderStages),
    head: totals(headStages),
  };
}

function stagesOf(rows: readonly LayerSummary[], part: Stage['part']): Stage[] {
  const stages: Stage[] = [];
  for (const { path, layer, output, parameters, multiplyAdds } of rows) {
    const before = stages.at(-1);
    if ((layer.kind === 'batchNorm' || layer.kind === 'groupNorm') && before) {
      const short = layer.kind === 'batchNorm' ? 'BN' : 'GN';
      stages[stages.length - 1] = {
        ...before,
        title: `${before.title}, ${short}${layer.relu ? ', ReLU' : ''}`,
        output,
        parameters: before.parameters + parameters,
      };
    } else if (layer.kind === 'relu' && before) {
      stages[stages.length - 1] = { ...before, title: `${before.title}, ReLU` };
    } else {
      stages.push({ key: path, part, title: titleOf(layer), output, parameters, multiplyAdds });
    }
  }
  return stages;
}

function titleOf(layer: Layer): string {
  switch (layer.kind) {
    case 'conv': {
      const { kernel, stride } = layer;
      return stride === 1
        ? t('{kernel}×{kernel} convolution', { kernel })
        : t('{kernel}×{kernel} convolution, stride {stride}', { kernel, stride });
    }
    case 'residual':
      return layer.shortcut.length === 0 ? t('Residual block') : t('Residual block, projected');
    case 'globalAveragePool':
      return t('Global average pool');
    case 'dense':
      return t('Dense');
    case 'batchNorm':
      return t('Batch normalisation');
    case 'groupNorm':
      return t('Group normalisation');
    case 'relu':
      return 'ReLU';
    case 'maxPool':
      return t('2×2 max pool');
    case 'rescale':
      return t('Rescaling');
  }
}

function totals(stages: readonly Stage[]): Totals {
  return {
    parameters: stages.reduce((sum, stage) => sum + stage.parameters, 0),
    multiplyAdds: stages.reduce((sum, stage) => sum + stage.multiplyAdds, 0),
  };
}

function size(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** `32×32×16`, or `64`. */
export function shapeWords(shape: Shape): string {
  return shape.join('×');
}
