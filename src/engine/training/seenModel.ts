import type { Settings } from '../../core/settings.ts';
import type { Network } from '../models/network.ts';
import type { LoadedWeights } from './embedding.ts';

/** A model to look at, its weights on the device. */
export interface SeenModel {
  readonly network: Network;
  readonly weights: LoadedWeights;
  /** 0 before training. */
  readonly step: number;
  /** The model's own settings, but for the augmentation, which is the one asked for. */
  readonly settings: Settings;
}
