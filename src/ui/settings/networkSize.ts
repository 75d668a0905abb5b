import type { Settings } from '../../core/settings.ts';
import { networkView } from '../steps/encode/stages.ts';
import { compact } from '../words/numbers.ts';

/** What an encoder weighs and costs, without its head: `2.8 M parameters, 249 M multiply-adds a view`. */
export function encoderSize(
  settings: Pick<Settings, 'encoder' | 'imageSize' | 'normalisation' | 'own'>,
): string {
  const { parameters, multiplyAdds } = networkView(settings).encoder;
  return `${compact(parameters)} parameters, ${compact(multiplyAdds)} multiply-adds a view`;
}
