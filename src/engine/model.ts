import type { Settings } from '../core/settings.ts';
import type { ExportCheck } from './models/exportCheck.ts';
import type { LayersModelFiles } from './models/layersModel.ts';
import type { NetworkWeights } from './models/network.ts';

/** A model outside the device: what made it (as it was in the end), how far it came, and its weights. */
export interface Model {
  readonly settings: Settings;
  readonly step: number;
  readonly weights: NetworkWeights;
}

/** Of what a run is kept by, the part that is its model. */
export function modelOf({ settings, step, weights }: Model): Model {
  return { settings, step, weights };
}

/** What the model zip needs of the engine. */
export interface EncoderFiles {
  readonly model: Model;
  readonly files: LayersModelFiles;
  readonly check: ExportCheck;
  readonly tfjsVersion: string;
}
