import type { Layer } from '../../core/architecture/layer.ts';
import { layerGroups } from '../../core/architecture/layerGroups.ts';
import type { Settings } from '../../core/settings.ts';
import type { Layout, Slot } from '../models/layout.ts';
import { Network, type NetworkWeights } from '../models/network.ts';
import type { LinearHead } from './linearHead.ts';

/** Share of the head's learning rate for the encoder's last stage, and what each stage below gets of the one above. */
const ENCODER_SHARE = 0.3;
const STAGE_DECAY = 0.8;

/** The encoder of these settings with a dense layer from h to logits of classes. */
export function classNetwork(settings: Settings, classes: number): Network {
  return Network.of(settings, [{ kind: 'dense', name: 'classes', units: classes }]);
}

/**
 * Weights of a trained encoder with a head on it. Both networks have the encoder's arrays first.
 *
 * @param encoder of the same settings, with any head
 */
export function weightsWithHead(
  network: Network,
  encoder: NetworkWeights,
  { kernel, bias }: LinearHead,
): NetworkWeights {
  const { parameterLength, statisticsLength } = network.layout;
  const [kernelSlot, biasSlot] = headSlots(network.layout);
  const parameters = new Float32Array(parameterLength);
  parameters.set(encoder.parameters.subarray(0, kernelSlot.offset));
  parameters.set(kernel, kernelSlot.offset);
  parameters.set(bias, biasSlot.offset);
  return { parameters, statistics: encoder.statistics.slice(0, statisticsLength) };
}

/** The dense layer of a class network. */
export function headOf({ layout }: Network, { parameters }: NetworkWeights): LinearHead {
  const arrayAt = ({ offset, size }: Slot): Float32Array<ArrayBuffer> =>
    parameters.slice(offset, offset + size);
  const [kernel, bias] = headSlots(layout);
  return { kernel: arrayAt(kernel), bias: arrayAt(bias), classes: bias.size };
}

function headSlots({ parameters }: Layout): readonly [Slot, Slot] {
  const slot = (name: string): Slot => {
    const found = parameters.find((candidate) => candidate.name === `head/classes/${name}`);
    if (found === undefined) throw new RangeError(`a class network has no array named ${name}`);
    return found;
  };
  return [slot('kernel'), slot('bias')];
}

/**
 * Layer-wise learning rates of a class network whose encoder has been trained: 1 for the head, and the less the nearer
 * a stage is to the pixels, since what it has learned there is common to all photos. Source: Howard & Ruder 2018,
 * discriminative fine-tuning.
 *
 * @returns [parameterLength]
 */
export function layerRates({ layout }: Network): Float32Array {
  const rates = new Float32Array(layout.parameterLength).fill(1);
  const stages = layerGroups(layout.architecture.encoder).filter((stage) => hasParameters(stage, layout));
  stages.forEach((stage, depth) => {
    const share = ENCODER_SHARE * STAGE_DECAY ** (stages.length - 1 - depth);
    for (const { offset, size } of slotsOf(stage, layout)) rates.fill(share, offset, offset + size);
  });
  return rates;
}

const hasParameters = (stage: readonly Layer[], layout: Layout): boolean => slotsOf(stage, layout).length > 0;

function slotsOf(stage: readonly Layer[], { parameters }: Layout): readonly Slot[] {
  return parameters.filter(({ name }) => stage.some((layer) => name.startsWith(`encoder/${layer.name}/`)));
}
