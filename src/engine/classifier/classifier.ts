import type { ClassifierSummary } from '../../core/classification.ts';
import type { Settings } from '../../core/settings.ts';
import { classifierLayersModel, type LayersModelFiles } from '../models/layersModel.ts';
import type { Network, NetworkWeights } from '../models/network.ts';
import { classNetwork, weightsWithHead } from './classNetwork.ts';
import type { LinearHead } from './linearHead.ts';
import type { Representation } from './representation.ts';

/** A classifier that is put to work: an encoder, and a dense layer on its h. */
export interface Classifier {
  readonly summary: ClassifierSummary;
  /** The trained encoder itself, or one of its own where it was trained further. */
  readonly representation: Representation;
  readonly head: LinearHead;
  /** Those of the encoder. */
  readonly settings: Settings;
}

/** What the model zip needs of a classifier. */
export interface ClassifierFiles {
  readonly summary: ClassifierSummary;
  /** Where it begins: at h of the encoder in the zip, or at pixels, where it has an encoder of its own. */
  readonly input: 'h' | 'pixels';
  readonly tfjs: LayersModelFiles;
  /** The same as a network whose head ends in logits, for other formats. */
  readonly network: Network;
  readonly weights: NetworkWeights;
}

/** A classifier as files. */
export async function classifierFiles({
  summary,
  representation,
  head,
  settings,
}: Classifier): Promise<ClassifierFiles> {
  const network = classNetwork(settings, head.classes);
  const weights = weightsWithHead(network, representation.weights, head);
  const input = summary.method === 'probe' ? 'h' : 'pixels';
  return { summary, input, network, weights, tfjs: await classifierLayersModel(network, weights, input) };
}
